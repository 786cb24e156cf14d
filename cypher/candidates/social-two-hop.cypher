// The friends of friends of the viewer, summed by training, with the etags of those users' recent engagements.
// @mode    read
// @bounded
// @group   people
// @param   viewerId        UserId!
// @param   version         String!
// @returns personId        UserId!
// @returns weight          Float!
// @returns stamp           String
MATCH (viewer:User {id: $viewerId})-[tie:FRIEND_OF_FRIEND]->(person:User)
WHERE tie.version = $version
RETURN person.id AS personId, toFloat(tie.strength) AS weight, person.recentStamp AS stamp
