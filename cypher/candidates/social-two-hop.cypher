// Friends of the viewer's friends, over ties that training has summed up, with the stamps of what they engaged with.
// @mode    read
// @bounded
// @group   people
// @param   viewerId        String!
// @param   version         String!
// @returns personId        String!
// @returns weight          Float!
// @returns stamp           String
MATCH (viewer:User {id: $viewerId})-[tie:TWO_HOP_TIE]->(person:User)
WHERE tie.version = $version
RETURN person.id AS personId, toFloat(tie.strength) AS weight, person.recentStamp AS stamp
