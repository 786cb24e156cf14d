// Makes items visible that were known only from events, and returns them.
// @mode    write
// @steady
// @touches catalog
// @param   ids [String!]!
// @returns id  String!
UNWIND $ids AS wanted
MATCH (item:Item {id: wanted})
WHERE item.isUndescribed = true
REMOVE item.isUndescribed
RETURN item.id AS id
