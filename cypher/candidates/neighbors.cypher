// The viewer's nearest neighbors, and the stamps by which is known whether what they lately engaged with has changed.
// @mode    read
// @bounded
// @group   people
// @param   viewerId        String!
// @param   version         String!
// @returns personId        String!
// @returns weight          Float!
// @returns stamp           String
MATCH (viewer:User {id: $viewerId})-[tie:NEIGHBOR_OF]->(neighbor:User)
WHERE tie.version = $version
RETURN neighbor.id AS personId, toFloat(tie.similarity) AS weight, neighbor.recentStamp AS stamp
