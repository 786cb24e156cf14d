// Writes <things> of one version, best first, each with how many <support> are behind it. Other versions stay.
// @mode    write
// @grows
// @touches nothing
// @param   version             String!
// @param   rows[].headId       String!
// @param   rows[].rankOffset   Int!
// @param   rows[].targetIds    [String!]!
// @param   rows[].scores       [Float!]!
// @param   rows[].support      [Int!]!
// | query                 | EDGE        | score | support | things                              |
// | write-bought-together | BOUGHT_WITH | lift  | orders  | items that are bought with others   |
// | write-similar-items   | SIMILAR_TO  | score | people  | similar items                       |
UNWIND $rows AS row
MATCH (item:Item {id: row.headId})
UNWIND range(0, size(row.targetIds) - 1) AS place
MATCH (other:Item {id: row.targetIds[place]})
CREATE (item)-[:<EDGE> {<score>: toFloat(row.scores[place]), <support>: row.support[place],
  rank: row.rankOffset + place + 1, version: $version}]->(other)
