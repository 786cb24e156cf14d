// The strongest tags of items as lists side by side, for filters and features that must not walk.
// @mode    write
// @touches catalog
// @param   rows[].itemId     String!
// @param   rows[].tagIds     [String!]!
// @param   rows[].tagWeights [Float!]!
UNWIND $rows AS row
MATCH (item:Item {id: row.itemId})
SET item.tagIds = row.tagIds, item.tagWeights = [weight IN row.tagWeights | toFloat(weight)]
