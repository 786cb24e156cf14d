// Those of some items that the viewer dismissed.
// @mode    read
// @bounded
// @group   page
// @param   viewerId UserId!
// @param   ids      [String!]!
// @returns itemId   String!
MATCH (viewer:User {id: $viewerId})
WITH coalesce(viewer.dismissedItemIds, []) AS dismissed
UNWIND $ids AS itemId
WITH itemId, dismissed WHERE itemId IN dismissed
RETURN itemId ORDER BY itemId
