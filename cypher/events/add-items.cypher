// Makes items of which nothing but the id is known, hidden until something describes them; those that exist stay as they are.
// @mode  write
// @steady
// @param ids [String!]!
UNWIND $ids AS wanted
MERGE (item:Item {id: wanted})
ON CREATE SET item.kind = 'item', item.title = wanted, item.isUndescribed = true
