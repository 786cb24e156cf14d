// The viewer herself, how many people she follows, and what she has seen beyond her recent engagements.
// @mode    read
// @bounded
// @group   viewer
// @param   viewerId        String!
// @returns id              String!
// @returns followingCount  Int!
// @returns olderSeenItemIds [String!]!
// @returns neighborsAt     Int
// @returns neighborsVersion String
MATCH (viewer:User {id: $viewerId})
RETURN viewer.id AS id, COUNT { (viewer)-[:FOLLOWS]->(:User) } AS followingCount,
  coalesce(viewer.olderSeenItemIds, []) AS olderSeenItemIds,
  viewer.neighborsAt AS neighborsAt, viewer.neighborsVersion AS neighborsVersion
