// Those of some items that are available. The caller excludes items and restores the order.
// @mode    read
// @bounded
// @param   itemIds         [String!]!
// @param   now             Int!
// @returns itemId          String!
UNWIND $itemIds AS itemId
MATCH (item:Item {id: itemId})
WHERE item.isUndescribed IS NULL
  AND (item.availableFrom IS NULL OR item.availableFrom <= $now)
  AND (item.availableUntil IS NULL OR item.availableUntil > $now)
RETURN item.id AS itemId
