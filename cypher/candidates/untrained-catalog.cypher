// Any items, for a graph without a trained model. Scans, so only until the first training.
// @mode    read
// @budget  1000
// @param   excluded        IdSet!
// @param   isUnfiltered    Boolean!
// @param   kinds           [String!]!
// @param   requiredTagIds  [String!]!
// @param   avoidedTagIds   [String!]!
// @param   now             Int!
// @param   candidateLimit  Int!
// @returns itemId          String!
MATCH (item:Item)
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
WITH item, coalesce(item.tagIds, []) + weakerTagIds AS tagIds
WHERE $isUnfiltered OR (
  size([tagId IN $requiredTagIds WHERE tagId IN tagIds]) = size($requiredTagIds)
  AND size([tagId IN $avoidedTagIds WHERE tagId IN tagIds]) = 0
)
WITH item.id AS itemId
RETURN itemId
ORDER BY itemId LIMIT $candidateLimit
