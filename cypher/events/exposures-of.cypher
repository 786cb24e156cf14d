// When these users were lately shown items, side by side, which places of their newest lists they saw, the purposes that they decided about, and whether they are linked to
// visitors or, being one, to users.
// @mode    read
// @bounded
// @param   ids            [UserId!]!
// @returns userId         UserId!
// @returns isLinked       Boolean!
// @returns shownItemIds   [String!]!
// @returns shownLastSlots [Int!]!
// @returns shownBits      [Int!]!
// @returns shownPlaces    [String!]!
// @returns granted        [String!]!
// @returns denied         [String!]!
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})
RETURN user.id AS userId,
  COUNT { (user)-[:IDENTIFIED_AS]->() } + COUNT { (user)<-[:IDENTIFIED_AS]-() } > 0 AS isLinked,
  coalesce(user.shownItemIds, []) AS shownItemIds, coalesce(user.shownLastSlots, []) AS shownLastSlots,
  coalesce(user.shownBits, []) AS shownBits, coalesce(user.shownPlaces, []) AS shownPlaces,
  coalesce(user.consentGranted, []) AS granted,
  coalesce(user.consentDenied, []) AS denied
