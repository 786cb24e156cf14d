// Writes similar items of one version, strongest first, each with how many people are behind it. Other versions stay.
// @mode    write
// @grows
// @touches nothing
// @param   version             String!
// @param   rows[].headId       String!
// @param   rows[].rankOffset   Int!
// @param   rows[].targetIds    [String!]!
// @param   rows[].scores       [Float!]!
// @param   rows[].people       [Int!]!
UNWIND $rows AS row
MATCH (item:Item {id: row.headId})
UNWIND range(0, size(row.targetIds) - 1) AS place
MATCH (similar:Item {id: row.targetIds[place]})
CREATE (item)-[:SIMILAR_TO {score: toFloat(row.scores[place]), people: row.people[place],
  rank: row.rankOffset + place + 1, version: $version}]->(similar)
