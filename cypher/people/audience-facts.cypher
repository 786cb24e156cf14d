// Those of some users who exist, without visitors: whether they have seen or dismissed an item, when they were last active,
// and the etags of their recent engagements.
// @mode    read
// @bounded
// @param   ids       [UserId!]!
// @param   itemId    String!
// @returns id        UserId!
// @returns hasSeen   Boolean!
// @returns lastAt    Int
// @returns stamp     String
MATCH (item:Item {id: $itemId})
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})
WHERE NOT user:Visitor
WITH user, COUNT { (user)-[:RECENTLY_ENGAGED]->(item) } AS recentCount
RETURN user.id AS id,
  recentCount > 0 OR $itemId IN coalesce(user.olderSeenItemIds, []) OR $itemId IN coalesce(user.dismissedItemIds, []) AS hasSeen,
  user.lastAt AS lastAt, user.recentStamp AS stamp
ORDER BY id
