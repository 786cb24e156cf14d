// What these users have seen beyond their recent engagements, when each of them was last active, and the purposes that they
// decided about.
// @mode    read
// @bounded
// @param   ids              [UserId!]!
// @returns userId           UserId!
// @returns lastAt           Int
// @returns olderSeenItemIds [String!]!
// @returns olderSeenAts     [Int!]!
// @returns olderSeenKinds   [String!]!
// @returns granted          [String!]!
// @returns denied           [String!]!
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})
RETURN user.id AS userId, user.lastAt AS lastAt, coalesce(user.olderSeenItemIds, []) AS olderSeenItemIds,
  coalesce(user.olderSeenAts, []) AS olderSeenAts, coalesce(user.olderSeenKinds, []) AS olderSeenKinds,
  coalesce(user.consentGranted, []) AS granted,
  coalesce(user.consentDenied, []) AS denied
