// What the viewer has seen beyond their recent engagements: ids, instants and kinds of events side by side.
// @mode    read
// @bounded
// @group   viewer
// @param   viewerId UserId!
// @returns itemIds  [String!]!
// @returns ats      [Int!]!
// @returns kinds    [String!]!
MATCH (viewer:User {id: $viewerId})
RETURN coalesce(viewer.olderSeenItemIds, []) AS itemIds, coalesce(viewer.olderSeenAts, []) AS ats,
  coalesce(viewer.olderSeenKinds, []) AS kinds
