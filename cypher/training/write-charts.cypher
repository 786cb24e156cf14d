// Writes chart positions of one version, first position first. Other versions stay.
// @mode    write
// @grows
// @touches charts
// @param   version             String!
// @param   rows[].headId       String!
// @param   rows[].rankOffset   Int!
// @param   rows[].targetIds    [String!]!
// @param   rows[].scores       [Float!]!
UNWIND $rows AS row
MATCH (chart:Chart {id: row.headId})
UNWIND range(0, size(row.targetIds) - 1) AS place
MATCH (item:Item {id: row.targetIds[place]})
CREATE (chart)-[:TOP_ITEM {score: toFloat(row.scores[place]), rank: row.rankOffset + place + 1, version: $version}]->(item)
