// Forgets what a user stated about a tag, and returns the factor of it: no row where she had stated nothing.
// @mode    write
// @param   userId String!
// @param   tagId  String!
// @returns factor Float!
MATCH (user:User {id: $userId})-[stated:INTERESTED_IN]->(tag:Tag {id: $tagId})
WITH stated, toFloat(coalesce(stated.factor, 1.0)) AS factor
DELETE stated
RETURN factor
