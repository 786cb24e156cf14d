// A user's newest interactions of any weight, to compute their seen items again.
// @mode    read
// @budget  10000
// @param   userId UserId!
// @param   limit  Int!
// @returns itemId String!
// @returns weight Float!
// @returns lastAt Int!
// @returns eventIds [String!]!
// @returns eventAts [Int!]!
// @returns eventKinds [String!]!
// @returns eventValues [Float!]!
// @returns eventFacts [String!]!
// @returns archivedEvents [String!]!
MATCH (user:User {id: $userId})-[done:INTERACTED_WITH]->(item:Item)
RETURN item.id AS itemId, toFloat(done.weight) AS weight, done.lastAt AS lastAt,
  done.eventIds AS eventIds, done.eventAts AS eventAts, done.eventKinds AS eventKinds, done.eventValues AS eventValues,
  coalesce(done.eventFacts, []) AS eventFacts, coalesce(done.archivedEvents, []) AS archivedEvents
ORDER BY lastAt DESC, itemId
LIMIT $limit
