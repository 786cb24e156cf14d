// The viewer's nearest neighbors, with the etags of their recent engagements.
// @mode    read
// @bounded
// @group   people
// @param   viewerId        UserId!
// @param   version         String!
// @returns personId        UserId!
// @returns weight          Float!
// @returns stamp           String
MATCH (viewer:User {id: $viewerId})-[tie:NEIGHBOR_OF]->(neighbor:User)
WHERE tie.version = $version AND NOT neighbor:Visitor
RETURN neighbor.id AS personId, toFloat(tie.similarity) AS weight, neighbor.recentStamp AS stamp
