// The tags that the viewer applied most.
// @mode    read
// @bounded
// @group   viewer
// @param   viewerId   UserId!
// @param   tagLimit   Int!
// @returns tagId      String!
// @returns weight     Float!
MATCH (viewer:User {id: $viewerId})-[applied:APPLIED_TAG]->(tag:Tag)
RETURN tag.id AS tagId, toFloat(applied.weight) AS weight
ORDER BY toInteger(weight * 1000000.0 + 0.5) DESC, tagId LIMIT $tagLimit
