// Makes items visible that were known only from events.
// @mode  write
// @steady
// @param ids [String!]!
UNWIND $ids AS wanted
MATCH (item:Item {id: wanted})
WHERE item.isUndescribed = true
REMOVE item.isUndescribed
