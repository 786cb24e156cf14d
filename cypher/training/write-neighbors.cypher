// Writes neighbors of one version, strongest first. Other versions stay. Users who have denied model training meanwhile get none
// and are none.
// @mode    write
// @grows
// @touches users(rows.headId)
// @param   version             String!
// @param   rows[].headId       UserId!
// @param   rows[].rankOffset   Int!
// @param   rows[].targetIds    [UserId!]!
// @param   rows[].scores       [Float!]!
UNWIND $rows AS row
MATCH (user:User {id: row.headId})
WHERE NOT 'model-training' IN coalesce(user.consentDenied, [])
UNWIND range(0, size(row.targetIds) - 1) AS place
MATCH (neighbor:User {id: row.targetIds[place]})
WHERE NOT 'model-training' IN coalesce(neighbor.consentDenied, [])
CREATE (user)-[:NEIGHBOR_OF {similarity: toFloat(row.scores[place]), rank: row.rankOffset + place + 1, version: $version}]->(neighbor)
