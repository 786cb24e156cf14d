// The tags that these users applied most, with counts, and their stated interests.
// @mode    read
// @budget  20000
// @param   userIds   [UserId!]!
// @param   tagLimit  Int!
// @returns userId    UserId!
// @returns tagId     String!
// @returns weight    Float!
UNWIND $userIds AS userId
MATCH (user:User {id: userId})
CALL (user) {
  MATCH (user)-[applied:APPLIED_TAG|INTERESTED_IN]->(tag:Tag)
  WITH tag.id AS tagId, sum(coalesce(applied.weight, 1.0)) AS weight
  WHERE weight > 0
  RETURN tagId, weight
  ORDER BY toInteger(weight * 1000000.0 + 0.5) DESC, tagId LIMIT $tagLimit
}
RETURN userId, tagId, toFloat(weight) AS weight
ORDER BY userId, tagId
