// Replaces when users were shown items, and which places of lists. Lists that depend on it read it again.
// @mode    write
// @steady
// @touches nothing
// @param   rows[].userId         UserId!
// @param   rows[].shownItemIds   [String!]!
// @param   rows[].shownLastSlots [Int!]!
// @param   rows[].shownBits      [Int!]!
// @param   rows[].shownPlaces    [String!]!
UNWIND $rows AS row
MATCH (user:User {id: row.userId})
SET user.shownItemIds = row.shownItemIds, user.shownLastSlots = row.shownLastSlots, user.shownBits = row.shownBits,
  user.shownPlaces = row.shownPlaces
