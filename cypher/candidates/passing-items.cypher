// Of some items, those that pass the filter, each with its strongest tag. Who asks has left out what is excluded, and
// knows their order.
// @mode    read
// @bounded
// @param   itemIds         [String!]!
// @param   isUnfiltered    Boolean!
// @param   kinds           [String!]!
// @param   requiredTagIds  [String!]!
// @param   avoidedTagIds   [String!]!
// @param   now             Int!
// @returns itemId          String!
// @returns strongestTagId  String
UNWIND $itemIds AS itemId
MATCH (item:Item {id: itemId})
WHERE (item.availableFrom IS NULL OR item.availableFrom <= $now)
  AND (item.availableUntil IS NULL OR item.availableUntil > $now)
  AND ($isUnfiltered OR (
    (size($kinds) = 0 OR item.kind IN $kinds)
    AND size([tagId IN $requiredTagIds WHERE tagId IN item.tagIds]) = size($requiredTagIds)
    AND size([tagId IN $avoidedTagIds WHERE tagId IN item.tagIds]) = 0
  ))
RETURN itemId, item.tagIds[0] AS strongestTagId
