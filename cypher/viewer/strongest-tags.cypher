// The strongest tag of each item that has one.
// @mode    read
// @bounded
// @param   ids             [String!]!
// @returns itemId          String!
// @returns tagId           String!
MATCH (item:Item) WHERE item.id IN $ids
WITH item.id AS itemId, item.tagIds[0] AS tagId
WHERE tagId IS NOT NULL
RETURN itemId, tagId
ORDER BY itemId
