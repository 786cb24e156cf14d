// What these users have seen beyond their recent engagements, and when each of them was last active.
// @mode    read
// @bounded
// @param   ids              [String!]!
// @returns userId           String!
// @returns lastAt           Int
// @returns olderSeenItemIds [String!]!
// @returns olderSeenAts     [Int!]!
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})
RETURN user.id AS userId, user.lastAt AS lastAt, coalesce(user.olderSeenItemIds, []) AS olderSeenItemIds,
  coalesce(user.olderSeenAts, []) AS olderSeenAts
