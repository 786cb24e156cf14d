// States a user's interest in a tag and replaces an earlier one. A factor below 1 damps, above 1 the weight adds.
// @mode    write
// @grows
// @touches users(userId)
// @param   userId UserId!
// @param   tagId  String!
// @param   factor Float!
// @param   weight Float!
MATCH (user:User {id: $userId})
MATCH (tag:Tag {id: $tagId})
CREATE (user)-[stated:INTERESTED_IN {factor: toFloat($factor), weight: toFloat($weight)}]->(tag)
