// Writes anew what users did to items: the pairs have an interaction each, and are found by their place in the list. Walks
// each user's interactions once. What is null is removed.
// @mode  write
// @param rows[].userId             String!
// @param rows[].places             Places!
// @param pairs[].weight            Float!
// @param pairs[].servedWeight      Float
// @param pairs[].lastAt            Int!
// @param pairs[].count             Int!
// @param pairs[].eventIds          [String!]!
// @param pairs[].eventAts          [Int!]!
// @param pairs[].eventKinds        [String!]!
// @param pairs[].eventValues       [Float!]!
// @param pairs[].archivedImportIds [String!]
UNWIND $rows AS row
MATCH (user:User {id: row.userId})-[done:INTERACTED_WITH]->(item:Item)
WHERE row.places[item.id] IS NOT NULL
WITH done, $pairs[row.places[item.id]] AS pair
SET done += {weight: toFloat(pair.weight), lastAt: pair.lastAt, count: pair.count,
  eventIds: pair.eventIds, eventAts: pair.eventAts, eventKinds: pair.eventKinds,
  eventValues: [value IN pair.eventValues | toFloat(value)], archivedImportIds: pair.archivedImportIds,
  servedWeight: toFloat(pair.servedWeight)}
