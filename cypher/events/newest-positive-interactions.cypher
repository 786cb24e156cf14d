// A user's newest interactions of positive weight, to compute their recent engagements again.
// @mode    read
// @budget  1000
// @param   userId       UserId!
// @param   limit        Int!
// @returns itemId       String!
// @returns weight       Float!
// @returns servedWeight Float!
// @returns lastAt       Int!
// @returns eventIds [String!]!
// @returns eventAts [Int!]!
// @returns eventKinds [String!]!
// @returns eventValues [Float!]!
// @returns eventFacts [String!]!
// @returns archivedEvents [String!]!
MATCH (user:User {id: $userId})-[done:INTERACTED_WITH]->(item:Item)
WHERE done.weight > 0.0
WITH item.id AS itemId, toFloat(done.weight) AS weight, toFloat(coalesce(done.servedWeight, 0.0)) AS servedWeight, done.lastAt AS lastAt, toInteger(done.weight * 16.0) AS sixteenths,
  done.eventIds AS eventIds, done.eventAts AS eventAts, done.eventKinds AS eventKinds, done.eventValues AS eventValues,
  coalesce(done.eventFacts, []) AS eventFacts, coalesce(done.archivedEvents, []) AS archivedEvents
RETURN itemId, weight, servedWeight, lastAt, eventIds, eventAts, eventKinds, eventValues, eventFacts, archivedEvents
ORDER BY lastAt DESC, sixteenths DESC, itemId
LIMIT $limit
