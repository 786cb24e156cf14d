// What these users have seen beyond their recent engagements, when each of them was last active, the purposes that they
// decided about, hashed ids of older events, and whether they are linked to visitors or, being one, to users. `ownLastAt` is null without visitors.
// @mode    read
// @bounded
// @param   ids              [UserId!]!
// @returns userId           UserId!
// @returns lastAt           Int
// @returns ownLastAt        Int
// @returns isLinked         Boolean!
// @returns olderSeenItemIds [String!]!
// @returns olderSeenAts     [Int!]!
// @returns olderSeenKinds   [String!]!
// @returns olderEventIds    [String!]!
// @returns granted          [String!]!
// @returns denied           [String!]!
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})
RETURN user.id AS userId, user.lastAt AS lastAt, user.ownLastAt AS ownLastAt,
  COUNT { (user)-[:IDENTIFIED_AS]->() } + COUNT { (user)<-[:IDENTIFIED_AS]-() } > 0 AS isLinked, coalesce(user.olderSeenItemIds, []) AS olderSeenItemIds,
  coalesce(user.olderSeenAts, []) AS olderSeenAts, coalesce(user.olderSeenKinds, []) AS olderSeenKinds,
  coalesce(user.olderEventIds, []) AS olderEventIds,
  coalesce(user.consentGranted, []) AS granted,
  coalesce(user.consentDenied, []) AS denied
