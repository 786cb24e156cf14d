// The popularity chart of the whole catalog, for lists whose filter leaves too few candidates.
// @mode    read
// @bounded
// @param   version         String!
// @param   excluded        IdSet!
// @param   isUnfiltered    Boolean!
// @param   kinds           [String!]!
// @param   requiredTagIds  [String!]!
// @param   avoidedTagIds   [String!]!
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
  AND ($isUnfiltered OR size($kinds) = 0 OR item.kind IN $kinds)
CALL (item) {
  // An item lists its 20 strongest tags: only one whose list is full may carry others.
  MATCH (item)-[:TAGGED]->(tag:Tag)
  WHERE size($requiredTagIds) + size($avoidedTagIds) > 0 AND size(item.tagIds) >= 20
    AND (tag.id IN $requiredTagIds OR tag.id IN $avoidedTagIds)
  RETURN collect(tag.id) AS weakerTagIds
}
WITH item, chartScore, coalesce(item.tagIds, []) + weakerTagIds AS tagIds
WHERE $isUnfiltered OR (
  size([tagId IN $requiredTagIds WHERE tagId IN tagIds]) = size($requiredTagIds)
  AND size([tagId IN $avoidedTagIds WHERE tagId IN tagIds]) = 0
)
WITH item.id AS itemId, chartScore AS score
RETURN itemId, toFloat(score) AS score
ORDER BY toInteger(score * 1000000.0 + 0.5) DESC, itemId LIMIT $candidateLimit
