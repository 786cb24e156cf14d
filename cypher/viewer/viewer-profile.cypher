// The viewer, how many users they follow, the items seen beyond their recent engagements, and their dismissed items.
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
MATCH (viewer:User {id: $viewerId})
RETURN viewer.id AS id, COUNT { (viewer)-[:FOLLOWS]->(:User) } AS followingCount,
  coalesce(viewer.olderSeenItemIds, []) AS olderSeenItemIds,
  coalesce(viewer.dismissedItemIds, []) AS dismissedItemIds,
  viewer.neighborsAt AS neighborsAt, viewer.neighborsVersion AS neighborsVersion
