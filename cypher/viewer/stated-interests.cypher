// The viewer's stated interests in tags: a weight that adds, or a factor below 1 that damps.
// @mode    read
// @bounded
// @group   viewer
// @param   viewerId        UserId!
// @param   tagLimit        Int!
// @returns tagId           String!
// @returns weight          Float!
// @returns factor          Float!
MATCH (viewer:User {id: $viewerId})-[stated:INTERESTED_IN]->(tag:Tag)
RETURN tag.id AS tagId, toFloat(coalesce(stated.weight, 1.0)) AS weight,
  toFloat(coalesce(stated.factor, 1.0)) AS factor
ORDER BY toInteger(factor * 1000000.0 + 0.5), toInteger(weight * 1000000.0 + 0.5) DESC, tagId LIMIT $tagLimit
