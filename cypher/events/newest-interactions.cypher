// A user's newest interactions of any weight, to compute their seen items again.
// @mode    read
// @budget  10000
// @param   userId UserId!
// @param   limit  Int!
// @returns itemId String!
// @returns weight Float!
// @returns lastAt Int!
MATCH (user:User {id: $userId})-[done:INTERACTED_WITH]->(item:Item)
RETURN item.id AS itemId, toFloat(done.weight) AS weight, done.lastAt AS lastAt
ORDER BY lastAt DESC, itemId
LIMIT $limit
