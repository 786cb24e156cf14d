// Deletes a stated interest in a tag, and returns its factor; no row if there was none.
// @mode    write
// @touches users(userId)
// @param   userId UserId!
// @param   tagId  String!
// @returns factor Float!
MATCH (user:User {id: $userId})-[stated:INTERESTED_IN]->(tag:Tag {id: $tagId})
WITH stated, toFloat(coalesce(stated.factor, 1.0)) AS factor
DELETE stated
RETURN factor
