// Says how much a user wants of a tag: what she stated before is replaced. Below 1 the factor damps, above it the
// weight adds.
// @mode  write
// @param userId String!
// @param tagId  String!
// @param factor Float!
// @param weight Float!
MATCH (user:User {id: $userId})
MATCH (tag:Tag {id: $tagId})
CREATE (user)-[stated:INTERESTED_IN {factor: toFloat($factor), weight: toFloat($weight)}]->(tag)
