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
MATCH (viewer:User {id: $viewerId})
CALL (viewer) {
  MATCH (viewer)-[tie:FRIEND_OF_FRIEND]->(person:User)
  WHERE tie.version = $version
  RETURN person.id AS personId, toFloat(tie.strength) AS weight, person.recentStamp AS stamp
  UNION ALL
  WITH viewer WHERE COUNT { MATCH (viewer)-[kept:FRIEND_OF_FRIEND]->(:User) WHERE kept.version = $version } = 0
  MATCH (viewer)-[tie:TWO_HOP_TIE]->(person:User)
  WHERE tie.version = $version AND tie.viaIds IS NULL
  RETURN person.id AS personId, toFloat(tie.strength) AS weight, person.recentStamp AS stamp
}
RETURN personId, weight, stamp
