// Replaces the properties of interactions. Each pair has one and is found by its index in the list. Walks each user's
// interactions once. Null removes a property. Events are put before those that are there, and as many stay as an
// edge keeps; where that is not their order, places tell it.
// @mode    write
// @steady
// @touches users(rows.userId)
// @param   rows[].userId             UserId!
// @param   rows[].places             Places!
// @param   pairs[].weight            Float!
// @param   pairs[].servedWeight      Float
// @param   pairs[].lastAt            Int!
// @param   pairs[].count             Int!
// @param   pairs[].places            [Int!]
// @param   pairs[].eventIds          [String!]!
// @param   pairs[].eventAts          [Int!]!
// @param   pairs[].eventKinds        [String!]!
// @param   pairs[].eventValues       [Float!]!
// @param   pairs[].eventFacts        [String!]
// @param   pairs[].archivedEvents    [String!]
// @param   pairs[].archivedImportIds [String!]
// @param   pairs[].ledBy             [String!]
UNWIND $rows AS row
MATCH (user:User {id: row.userId})-[done:INTERACTED_WITH]->(item:Item)
WHERE row.places[item.id] IS NOT NULL
WITH done, $pairs[row.places[item.id]] AS pair
SET done += {weight: toFloat(pair.weight), lastAt: pair.lastAt, count: pair.count,
  eventIds: CASE WHEN pair.places IS NULL THEN (pair.eventIds + done.eventIds)[0..32]
    ELSE [place IN pair.places | (pair.eventIds + done.eventIds)[place]] END,
  eventAts: CASE WHEN pair.places IS NULL THEN (pair.eventAts + done.eventAts)[0..32]
    ELSE [place IN pair.places | (pair.eventAts + done.eventAts)[place]] END,
  eventKinds: CASE WHEN pair.places IS NULL THEN (pair.eventKinds + done.eventKinds)[0..32]
    ELSE [place IN pair.places | (pair.eventKinds + done.eventKinds)[place]] END,
  eventValues: CASE WHEN pair.places IS NULL
    THEN ([value IN pair.eventValues | toFloat(value)] + done.eventValues)[0..32]
    ELSE [place IN pair.places | ([value IN pair.eventValues | toFloat(value)] + done.eventValues)[place]] END,
  eventFacts: pair.eventFacts, archivedEvents: pair.archivedEvents,
  archivedImportIds: pair.archivedImportIds, servedWeight: toFloat(pair.servedWeight),
  ledBy: pair.ledBy}
