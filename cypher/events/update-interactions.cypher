// Writes anew what users did to items: the pairs have an interaction each, and are found by their place in the list. Walks
// each user's interactions once. What is null is removed. Events are put before those that are there, and as many stay as an
// edge keeps; where that is not their order, places tell it.
// @mode  write
// @param rows[].userId             String!
// @param rows[].places             Places!
// @param pairs[].weight            Float!
// @param pairs[].servedWeight      Float
// @param pairs[].lastAt            Int!
// @param pairs[].count             Int!
// @param pairs[].places            [Int!]
// @param pairs[].eventIds          [String!]!
// @param pairs[].eventAts          [Int!]!
// @param pairs[].eventKinds        [String!]!
// @param pairs[].eventValues       [Float!]!
// @param pairs[].archivedImportIds [String!]
UNWIND $rows AS row
MATCH (user:User {id: row.userId})-[done:INTERACTED_WITH]->(item:Item)
WHERE row.places[item.id] IS NOT NULL
WITH done, $pairs[row.places[item.id]] AS pair
WITH done, toFloat(pair.weight) AS weight, toFloat(pair.servedWeight) AS servedWeight, pair.lastAt AS lastAt,
  pair.count AS total, pair.archivedImportIds AS archivedImportIds, pair.places AS places,
  pair.eventIds + done.eventIds AS ids, pair.eventAts + done.eventAts AS ats,
  pair.eventKinds + done.eventKinds AS kinds,
  [value IN pair.eventValues | toFloat(value)] + done.eventValues AS values
SET done += {weight: weight, lastAt: lastAt, count: total,
  eventIds: CASE WHEN places IS NULL THEN ids[0..32] ELSE [place IN places | ids[place]] END,
  eventAts: CASE WHEN places IS NULL THEN ats[0..32] ELSE [place IN places | ats[place]] END,
  eventKinds: CASE WHEN places IS NULL THEN kinds[0..32] ELSE [place IN places | kinds[place]] END,
  eventValues: CASE WHEN places IS NULL THEN values[0..32] ELSE [place IN places | values[place]] END,
  archivedImportIds: archivedImportIds, servedWeight: servedWeight}
