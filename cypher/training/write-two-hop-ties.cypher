// Writes two-hop ties of one version, strongest first, each with the sum of its paths, 0 for those that are no friends of friends,
// and with the people in between: each tie has those from its own start until the next one's. Other versions stay.
// @mode    write
// @grows
// @touches nothing
// @param   version             String!
// @param   rows[].headId       UserId!
// @param   rows[].rankOffset   Int!
// @param   rows[].targetIds    [UserId!]!
// @param   rows[].scores       [Float!]!
// @param   rows[].paths        [Float!]!
// @param   rows[].viaIds       [UserId!]!
// @param   rows[].viaStarts    [Int!]!
UNWIND $rows AS row
MATCH (user:User {id: row.headId})
UNWIND range(0, size(row.targetIds) - 1) AS place
MATCH (person:User {id: row.targetIds[place]})
CREATE (user)-[:TWO_HOP_TIE {strength: toFloat(row.scores[place]), paths: toFloat(row.paths[place]),
  rank: row.rankOffset + place + 1, version: $version,
  viaIds: row.viaIds[row.viaStarts[place]..row.viaStarts[place + 1]]}]->(person)
