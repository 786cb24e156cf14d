// Any items, for a graph without a trained model. Scans, so only until the first training.
// @mode    read
// @budget  1000
// @param   excluded        IdSet!
// @param   now             Int!
// @param   candidateLimit  Int!
// @returns itemId          String!
MATCH (item:Item)
WHERE $excluded[item.id] IS NULL
  AND item.isUndescribed IS NULL
  AND (item.availableFrom IS NULL OR item.availableFrom <= $now)
  AND (item.availableUntil IS NULL OR item.availableUntil > $now)
WITH item.id AS itemId
RETURN itemId
ORDER BY itemId LIMIT $candidateLimit
