// Replaces the events of a user's interaction with an item, and what follows from them.
// @mode    write
// @touches users(userId)
// @param   userId      UserId!
// @param   itemId      String!
// @param   weight      Float!
// @param   servedWeight Float
// @param   lastAt      Int!
// @param   count       Int!
// @param   eventIds    [String!]!
// @param   eventAts    [Int!]!
// @param   eventKinds  [String!]!
// @param   eventValues [Float!]!
// @param   eventFacts  [String!]
// @param   archivedEvents [String!]
// @param   ledBy       [String!]
MATCH (user:User {id: $userId})-[done:INTERACTED_WITH]->(item:Item)
WHERE item.id = $itemId
SET done += {weight: toFloat($weight), lastAt: $lastAt, count: $count, eventIds: $eventIds, eventAts: $eventAts,
  eventKinds: $eventKinds, eventValues: [value IN $eventValues | toFloat(value)],
  eventFacts: $eventFacts, archivedEvents: $archivedEvents, servedWeight: toFloat($servedWeight),
  ledBy: $ledBy}
