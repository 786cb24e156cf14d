// The popularity chart of the whole catalog, for lists with too few candidates.
// @mode    read
// @bounded
// @param   version         String!
// @param   excluded        IdSet!
// @param   now             Int!
// @param   candidateLimit  Int!
// @returns itemId          String!
// @returns score           Float!
MATCH (chart:Chart {id: 'catalog'})-[top:TOP_ITEM]->(item:Item)
WHERE top.version = $version
WITH item, top.score AS chartScore
WHERE $excluded[item.id] IS NULL
  AND item.isUndescribed IS NULL
  AND (item.availableFrom IS NULL OR item.availableFrom <= $now)
  AND (item.availableUntil IS NULL OR item.availableUntil > $now)
WITH item.id AS itemId, chartScore AS score
RETURN itemId, toFloat(score) AS score
ORDER BY toInteger(score * 1000000.0 + 0.5) DESC, itemId LIMIT $candidateLimit
