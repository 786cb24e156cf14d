// The newest interactions of the visitors of a user that have an event within the span of their link. `lastAt` is of the newest such
// event. Reads all interactions of these visitors.
// @mode    read
// @budget  10000
// @param   userId         UserId!
// @param   limit          Int!
// @returns from           Int!
// @returns until          Int
// @returns itemId         String!
// @returns lastAt         Int!
// @returns eventIds       [String!]!
// @returns eventAts       [Int!]!
// @returns eventKinds     [String!]!
// @returns eventValues    [Float!]!
// @returns eventFacts     [String!]!
// @returns archivedEvents [String!]!
MATCH (user:User {id: $userId})<-[identity:IDENTIFIED_AS]-(visitor:User)
MATCH (visitor)-[done:INTERACTED_WITH]->(item:Item)
WITH identity.from AS from, identity.until AS until, visitor.id AS visitorId, item.id AS itemId, done,
  [at IN done.eventAts WHERE (identity.from = 0 OR at >= identity.from) AND (identity.until IS NULL OR at < identity.until)] AS ats
WHERE size(ats) > 0
RETURN from, until, itemId, ats[0] AS lastAt,
  done.eventIds AS eventIds, done.eventAts AS eventAts, done.eventKinds AS eventKinds, done.eventValues AS eventValues,
  coalesce(done.eventFacts, []) AS eventFacts, coalesce(done.archivedEvents, []) AS archivedEvents
ORDER BY lastAt DESC, itemId, visitorId
LIMIT $limit
