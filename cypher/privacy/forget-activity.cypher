// Removes what the graph keeps beside the relationships of the activity of a user who resets their profile, and notes when.
// @mode    write
// @steady
// @touches users(userId)
// @param   userId         UserId!
// @param   profileResetAt Int!
MATCH (user:User {id: $userId})
SET user.profileResetAt = $profileResetAt
REMOVE user.lastAt, user.ownLastAt, user.recentCount, user.recentStamp, user.olderSeenItemIds, user.olderSeenAts, user.olderSeenKinds, user.neighborsAt,
  user.neighborsVersion, user.shownPlacements, user.shownAts, user.olderEventIds, user.shownItemIds, user.shownLastSlots, user.shownBits, user.shownPlaces
