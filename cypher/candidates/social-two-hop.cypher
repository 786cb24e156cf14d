// The friends of friends of the viewer, summed by training, with the etags of those users' recent engagements. Versions of older
// releases have them as two-hop ties without people in between.
// @mode    read
// @bounded
// @group   people
// @param   viewerId        UserId!
// @param   version         String!
// @returns personId        UserId!
// @returns weight          Float!
// @returns stamp           String
MATCH (viewer:User {id: $viewerId})-[tie:FRIEND_OF_FRIEND|TWO_HOP_TIE]->(person:User)
WHERE tie.version = $version AND (type(tie) = 'FRIEND_OF_FRIEND' OR tie.viaIds IS NULL)
RETURN person.id AS personId, toFloat(tie.strength) AS weight, person.recentStamp AS stamp
