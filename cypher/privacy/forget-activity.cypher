// Removes what the graph keeps beside the relationships of the activity of a user.
// @mode  write
// @steady
// @param userId UserId!
MATCH (user:User {id: $userId})
REMOVE user.lastAt, user.recentCount, user.recentStamp, user.olderSeenItemIds, user.olderSeenAts, user.olderSeenKinds, user.neighborsAt,
  user.neighborsVersion
