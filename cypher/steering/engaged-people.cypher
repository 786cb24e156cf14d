// What users engaged with since an instant, of the recent engagements that are kept of each: side by side.
// @mode    read
// @bounded
// @param   ids     [UserId!]!
// @param   sinceMs Int!
// @returns id      UserId!
// @returns itemIds [String!]!
// @returns ats     [Int!]!
// @returns kinds   [String!]!
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})
CALL (user) {
  MATCH (user)-[recent:RECENTLY_ENGAGED]->(item:Item) WHERE recent.lastAt >= $sinceMs
  WITH item.id AS itemId, recent.lastAt AS lastAt, recent.kinds AS kinds ORDER BY itemId
  RETURN collect(itemId) AS itemIds, collect(lastAt) AS ats, collect(kinds) AS kinds
}
RETURN user.id AS id, itemIds + coalesce(user.olderSeenItemIds, []) AS itemIds,
  ats + coalesce(user.olderSeenAts, []) AS ats, kinds + coalesce(user.olderSeenKinds, []) AS kinds
ORDER BY id
