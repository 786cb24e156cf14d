// Names of users who agree to be named in reasons, without those separated from the viewer by a block or mute.
// @mode    read
// @bounded
// @param   viewerId        UserId!
// @param   ids             [UserId!]!
// @returns id              UserId!
// @returns name            Personal
// @returns sealedKey       UserKey
MATCH (viewer:User {id: $viewerId})
MATCH (person:User) WHERE person.id IN $ids AND person.showMeToOthers AND NOT person:Visitor
  AND COUNT { (viewer)-[:BLOCKS|MUTES]->(person) } = 0 AND COUNT { (person)-[:BLOCKS]->(viewer) } = 0
RETURN person.id AS id, person.name AS name, person.sealedKey AS sealedKey
ORDER BY id
