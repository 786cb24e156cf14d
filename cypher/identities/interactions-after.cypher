// The next interactions of these people together, by the id of the item, after an item. Reads all of their interactions.
// @mode    read
// @budget  5000
// @param   ids               [UserId!]!
// @param   afterId           String!
// @param   limit             Int!
// @returns userId            UserId!
// @returns itemId            String!
// @returns weight            Float!
// @returns servedWeight      Float!
// @returns lastAt            Int!
// @returns count             Int!
// @returns eventIds          [String!]!
// @returns eventAts          [Int!]!
// @returns eventKinds        [String!]!
// @returns eventValues       [Float!]!
// @returns eventFacts        [String!]!
// @returns archivedEvents    [String!]!
// @returns archivedImportIds [String!]!
// @returns ledBy             [String!]!
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})-[done:INTERACTED_WITH]->(item:Item)
WHERE item.id > $afterId
RETURN user.id AS userId, item.id AS itemId, toFloat(done.weight) AS weight,
  toFloat(coalesce(done.servedWeight, 0.0)) AS servedWeight, done.lastAt AS lastAt,
  done.count AS count, done.eventIds AS eventIds, done.eventAts AS eventAts, done.eventKinds AS eventKinds,
  done.eventValues AS eventValues, coalesce(done.eventFacts, []) AS eventFacts,
  coalesce(done.archivedEvents, []) AS archivedEvents,
  coalesce(done.archivedImportIds, []) AS archivedImportIds, coalesce(done.ledBy, []) AS ledBy
ORDER BY itemId, userId
LIMIT $limit
