// Names of those who agree, now, to be named in others' reasons, without those whom a block or mute keeps apart from
// the viewer.
// @mode    read
// @bounded
// @param   viewerId        String!
// @param   ids             [String!]!
// @returns id              String!
// @returns name            String!
MATCH (viewer:User {id: $viewerId})
MATCH (person:User) WHERE person.id IN $ids AND person.showMeToOthers
  AND COUNT { (viewer)-[:BLOCKS|MUTES]->(person) } = 0 AND COUNT { (person)-[:BLOCKS]->(viewer) } = 0
RETURN person.id AS id, coalesce(person.name, person.id) AS name
ORDER BY id
