// The kinds of the stored events of these users' interactions, each with its newest instant.
// @mode    read
// @budget  1000000
// @param   ids    [UserId!]!
// @returns userId UserId!
// @returns itemId String!
// @returns kind   String!
// @returns at     Int!
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})-[done:INTERACTED_WITH]->(item:Item)
WITH user.id AS userId, item.id AS itemId, done.eventKinds AS kinds, done.eventAts AS ats
UNWIND range(0, size(kinds) - 1) AS place
WITH userId, itemId, kinds[place] AS kind, ats[place] AS instant
WITH userId, itemId, kind, max(instant) AS at
RETURN userId, itemId, kind, at
ORDER BY kind, userId, itemId
