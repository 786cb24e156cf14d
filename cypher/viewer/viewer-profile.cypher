// The viewer, how many people they follow, what they have seen beyond their recent engagements, and what they dismissed.
// @mode    read
// @bounded
// @group   viewer
// @param   viewerId        String!
// @returns id              String!
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
