// Tags the viewer said she cares about.
// @mode    read
// @bounded
// @param   viewerId        String!
// @param   tagLimit        Int!
// @returns tagId           String!
// @returns weight          Float!
MATCH (viewer:User {id: $viewerId})-[stated:INTERESTED_IN]->(tag:Tag)
RETURN tag.id AS tagId, toFloat(coalesce(stated.weight, 1.0)) AS weight
ORDER BY toInteger(weight * 1000000.0 + 0.5) DESC, tagId LIMIT $tagLimit
