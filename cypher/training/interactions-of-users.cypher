// Every positive interaction of these users: the caller picks few enough users for one page.
// @mode    read
// @budget  2000
// @param   userIds  [UserId!]!
// @returns userId   UserId!
// @returns itemId   String!
// @returns weight   Float!
// @returns servedWeight Float!
// @returns lastAt   Int!
// @returns firstAt  Int!
UNWIND $userIds AS userId
MATCH (user:User {id: userId})-[seen:INTERACTED_WITH]->(item:Item)
WHERE seen.weight > 0
RETURN userId, item.id AS itemId, toFloat(seen.weight) AS weight, toFloat(coalesce(seen.servedWeight, 0.0)) AS servedWeight, seen.lastAt AS lastAt, coalesce(last(seen.eventAts), seen.lastAt) AS firstAt
ORDER BY userId, itemId
