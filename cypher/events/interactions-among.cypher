// What these users did to the wanted items. Walks each user's interactions once: finding the pairs one by one
// would walk them once a pair.
// @mode    read
// @steady
// @budget  5000
// @param   rows[].userId     UserId!
// @param   rows[].wanted     IdSet!
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
UNWIND $rows AS row
MATCH (user:User {id: row.userId})-[done:INTERACTED_WITH]->(item:Item)
WHERE row.wanted[item.id] IS NOT NULL
RETURN user.id AS userId, item.id AS itemId, toFloat(done.weight) AS weight,
  toFloat(coalesce(done.servedWeight, 0.0)) AS servedWeight, done.lastAt AS lastAt,
  done.count AS count, done.eventIds AS eventIds, done.eventAts AS eventAts, done.eventKinds AS eventKinds,
  done.eventValues AS eventValues, coalesce(done.eventFacts, []) AS eventFacts,
  coalesce(done.archivedEvents, []) AS archivedEvents,
  coalesce(done.archivedImportIds, []) AS archivedImportIds, coalesce(done.ledBy, []) AS ledBy
