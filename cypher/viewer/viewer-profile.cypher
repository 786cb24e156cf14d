// The viewer, how many users they follow, the items seen beyond their recent engagements, what they and their visitors
// dismissed, and what they asked to see more and less of. What a visitor of several users dismissed counts for none of them: it has no instant to cut it by.
// @mode    read
// @bounded
// @group   viewer
// @param   viewerId        UserId!
// @returns id              UserId!
// @returns followingCount  Int!
// @returns olderSeenItemIds [String!]!
// @returns dismissedItemIds [String!]!
// @returns neighborsAt     Int
// @returns neighborsVersion String
// @returns steers           [String!]!
MATCH (viewer:User {id: $viewerId})
CALL (viewer) {
  MATCH (viewer)<-[:IDENTIFIED_AS]-(visitor:Visitor)
  WHERE COUNT { (visitor)-[:IDENTIFIED_AS]->() } = 1
  UNWIND coalesce(visitor.dismissedItemIds, []) AS itemId
  RETURN collect(DISTINCT itemId) AS visitorsItemIds
}
RETURN viewer.id AS id, COUNT { (viewer)-[:FOLLOWS]->(:User) } AS followingCount,
  coalesce(viewer.olderSeenItemIds, []) AS olderSeenItemIds,
  coalesce(viewer.dismissedItemIds, []) + visitorsItemIds[0..20000] AS dismissedItemIds,
  viewer.neighborsAt AS neighborsAt, viewer.neighborsVersion AS neighborsVersion,
  coalesce(viewer.steers, []) AS steers
