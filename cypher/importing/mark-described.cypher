// Shows items that only events have named so far.
// @mode  write
// @steady
// @param ids [String!]!
UNWIND $ids AS wanted
MATCH (item:Item {id: wanted})
WHERE item.isUndescribed = true
REMOVE item.isUndescribed
