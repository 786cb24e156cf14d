// Writes APPLIED_TAG edges that are not there yet, with what each data set contributes to the weight.
// @mode    write
// @grows
// @touches users(rows.ownerId)
// @param   rows[].ownerId      UserId!
// @param   rows[].tagId        String!
// @param   rows[].weight       Float!
// @param   rows[].importSets   [String!]!
// @param   rows[].importShares [Float!]!
UNWIND $rows AS row
MATCH (user:User {id: row.ownerId})
MATCH (tag:Tag {id: row.tagId})
CREATE (user)-[applied:APPLIED_TAG {weight: toFloat(row.weight), importSets: row.importSets,
  importShares: [share IN row.importShares | toFloat(share)]}]->(tag)
