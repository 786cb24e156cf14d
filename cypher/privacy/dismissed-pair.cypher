// Whether a user dismissed an item, and their interaction with it: empty lists if there is none.
// @mode    read
// @budget  1
// @param   userId      UserId!
// @param   itemId      String!
// @returns isDismissed Boolean!
// @returns weight      Float!
// @returns servedWeight Float!
// @returns lastAt      Int!
// @returns count       Int!
// @returns eventIds    [String!]!
// @returns eventAts    [Int!]!
// @returns eventKinds  [String!]!
// @returns eventValues [Float!]!
MATCH (user:User {id: $userId})
WITH user, $itemId IN coalesce(user.dismissedItemIds, []) AS isDismissed
OPTIONAL MATCH (user)-[done:INTERACTED_WITH]->(item:Item)
WHERE item.id = $itemId
RETURN isDismissed, toFloat(coalesce(done.weight, 0.0)) AS weight,
  toFloat(coalesce(done.servedWeight, 0.0)) AS servedWeight, coalesce(done.lastAt, 0) AS lastAt,
  coalesce(done.count, 0) AS count, coalesce(done.eventIds, []) AS eventIds, coalesce(done.eventAts, []) AS eventAts,
  coalesce(done.eventKinds, []) AS eventKinds, coalesce(done.eventValues, []) AS eventValues
