// Writes the chart of the users with most followers, of one version, first position first. Other versions stay.
// @mode    write
// @grows
// @touches nothing
// @param   version             String!
// @param   rows[].headId       String!
// @param   rows[].rankOffset   Int!
// @param   rows[].targetIds    [UserId!]!
// @param   rows[].scores       [Float!]!
UNWIND $rows AS row
MATCH (chart:Chart {id: row.headId})
UNWIND range(0, size(row.targetIds) - 1) AS place
MATCH (person:User {id: row.targetIds[place]})
CREATE (chart)-[:TOP_USER {score: toFloat(row.scores[place]), rank: row.rankOffset + place + 1, version: $version}]->(person)
