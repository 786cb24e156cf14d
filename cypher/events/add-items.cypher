// Creates items with only an id, hidden until they are described. Existing items stay as they are.
// @mode    write
// @grows
// @steady
// @touches nothing
// @param   ids [String!]!
UNWIND $ids AS wanted
MERGE (item:Item {id: wanted})
ON CREATE SET item.kind = 'item', item.title = wanted, item.isUndescribed = true
