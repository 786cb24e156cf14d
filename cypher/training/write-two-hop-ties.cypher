// Writes two-hop ties of one version, strongest first, each with the sum of its paths, 0 for those that are no friends of friends,
// and with at most three people in between: three ids for each, of which those of the head count for none. Other versions stay.
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
UNWIND $rows AS row
MATCH (user:User {id: row.headId})
UNWIND range(0, size(row.targetIds) - 1) AS place
MATCH (person:User {id: row.targetIds[place]})
WITH user, user.id AS userId, person, toFloat(row.scores[place]) AS strength,
  toFloat(row.paths[place]) AS paths, row.rankOffset + place + 1 AS rank,
  row.viaIds AS viaIds, 3 * place AS first
WITH user, userId, person, strength, paths, rank, [viaIds[first], viaIds[first + 1], viaIds[first + 2]] AS via
CREATE (user)-[:TWO_HOP_TIE {strength: strength, paths: paths, rank: rank, version: $version, viaIds: [viaId IN via WHERE viaId <> userId]}]->(person)
