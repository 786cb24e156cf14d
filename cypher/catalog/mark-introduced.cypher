// Notes when items were brought into what a version is asked for: a version that was being made then does not know them.
// @mode   write
// @param  ids  [String!]!
// @param  now  Int!
UNWIND $ids AS wanted
MATCH (item:Item {id: wanted})
SET item.introducedAt = $now
