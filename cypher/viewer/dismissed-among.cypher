// Those of some items that the viewer or a visitor of theirs alone dismissed.
// @mode    read
// @bounded
// @group   page
// @param   viewerId UserId!
// @param   ids      [String!]!
// @returns itemId   String!
MATCH (viewer:User {id: $viewerId})
CALL (viewer) {
  MATCH (viewer)<-[:IDENTIFIED_AS]-(visitor:Visitor)
  WHERE COUNT { (visitor)-[:IDENTIFIED_AS]->() } = 1
  UNWIND coalesce(visitor.dismissedItemIds, []) AS itemId
  RETURN collect(DISTINCT itemId) AS visitorsItemIds
}
WITH coalesce(viewer.dismissedItemIds, []) + visitorsItemIds[0..20000] AS dismissed
UNWIND $ids AS itemId
WITH itemId, dismissed WHERE itemId IN dismissed
RETURN itemId ORDER BY itemId
