// The strongest tags of a pool's items, strongest first. A deleted item has no row.
// @mode    read
// @bounded
// @param   ids     [String!]!
// @returns itemId  String!
// @returns tagIds  [String!]!
MATCH (item:Item) WHERE item.id IN $ids
RETURN item.id AS itemId, coalesce(item.tagIds, []) AS tagIds
ORDER BY itemId
