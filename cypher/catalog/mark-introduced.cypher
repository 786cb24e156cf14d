// Records when items were introduced to the version that serves: a version in training does not know them.
// @mode    write
// @touches nothing
// @param   ids  [String!]!
// @param   now  Int!
UNWIND $ids AS wanted
MATCH (item:Item {id: wanted})
SET item.introducedAt = $now
