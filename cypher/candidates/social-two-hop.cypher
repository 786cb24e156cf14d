// The friends of friends of the viewer among their two-hop ties, with the etags of those users' recent engagements.
// @mode    read
// @bounded
// @group   people
// @param   viewerId        UserId!
// @param   version         String!
// @returns personId        UserId!
// @returns weight          Float!
// @returns stamp           String
MATCH (viewer:User {id: $viewerId})-[tie:TWO_HOP_TIE]->(person:User)
WHERE tie.version = $version AND tie.paths > 0 AND NOT person:Visitor
RETURN person.id AS personId, toFloat(tie.paths) AS weight, person.recentStamp AS stamp
