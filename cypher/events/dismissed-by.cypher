// What these users and visitors of theirs alone dismissed.
// @mode    read
// @bounded
// @param   ids              [UserId!]!
// @returns userId           UserId!
// @returns dismissedItemIds [String!]!
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})
CALL (user) {
  MATCH (user)<-[:IDENTIFIED_AS]-(visitor:Visitor)
  WHERE COUNT { (visitor)-[:IDENTIFIED_AS]->() } = 1
  UNWIND coalesce(visitor.dismissedItemIds, []) AS itemId
  RETURN collect(DISTINCT itemId) AS visitorsItemIds
}
WITH user, coalesce(user.dismissedItemIds, []) AS own, visitorsItemIds
WITH user, own + [itemId IN visitorsItemIds[0..20000] WHERE NOT itemId IN own] AS dismissedItemIds
RETURN user.id AS userId, dismissedItemIds
