// Names of users who agree to be named in reasons, without those separated from the viewer by a block or mute.
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
