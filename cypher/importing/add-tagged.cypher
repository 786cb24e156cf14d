// Writes TAGGED edges that are not there yet, with what each data set contributes to the weight.
// @mode    write
// @grows
// @touches catalog
// @param   rows[].ownerId      String!
// @param   rows[].tagId        String!
// @param   rows[].weight       Float!
// @param   rows[].importSets   [String!]!
// @param   rows[].importShares [Float!]!
UNWIND $rows AS row
MATCH (item:Item {id: row.ownerId})
MATCH (tag:Tag {id: row.tagId})
CREATE (item)-[applied:TAGGED {weight: toFloat(row.weight), importSets: row.importSets,
  importShares: [share IN row.importShares | toFloat(share)]}]->(tag)
