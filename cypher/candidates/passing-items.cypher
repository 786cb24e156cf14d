// Of some items, those that pass the filter. Who asks has left out what is excluded, and knows their order.
// @mode    read
// @bounded
// @param   itemIds         [String!]!
// @param   isUnfiltered    Boolean!
// @param   kinds           [String!]!
// @param   requiredTagIds  [String!]!
// @param   avoidedTagIds   [String!]!
// @param   now             Int!
// @returns itemId          String!
MATCH (item:Item) WHERE item.id IN $itemIds
WITH item
WHERE (item.availableFrom IS NULL OR item.availableFrom <= $now)
  AND (item.availableUntil IS NULL OR item.availableUntil > $now)
  AND ($isUnfiltered OR (
    (size($kinds) = 0 OR item.kind IN $kinds)
    AND size([tagId IN $requiredTagIds WHERE tagId IN item.tagIds]) = size($requiredTagIds)
    AND size([tagId IN $avoidedTagIds WHERE tagId IN item.tagIds]) = 0
  ))
RETURN item.id AS itemId
ORDER BY itemId
