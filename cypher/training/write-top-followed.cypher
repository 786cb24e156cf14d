// Writes whom users follow most closely, of one version, strongest first. Other versions stay.
// @mode    write
// @grows
// @touches nothing
// @param   version             String!
// @param   rows[].headId       UserId!
// @param   rows[].rankOffset   Int!
// @param   rows[].targetIds    [UserId!]!
// @param   rows[].scores       [Float!]!
UNWIND $rows AS row
MATCH (user:User {id: row.headId})
UNWIND range(0, size(row.targetIds) - 1) AS place
MATCH (person:User {id: row.targetIds[place]})
CREATE (user)-[:TOP_FOLLOWED {strength: toFloat(row.scores[place]), rank: row.rankOffset + place + 1, version: $version}]->(person)
