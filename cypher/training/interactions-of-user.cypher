// One page of the positive interactions of a user who has more than a page of them.
// @mode    read
// @budget  2000
// @param   userId       UserId!
// @param   afterItemId  String!
// @param   limit        Int!
// @returns itemId       String!
// @returns weight       Float!
// @returns servedWeight Float!
// @returns lastAt       Int!
// @returns firstAt      Int!
MATCH (user:User {id: $userId})-[seen:INTERACTED_WITH]->(item:Item)
WHERE seen.weight > 0 AND item.id > $afterItemId
RETURN item.id AS itemId, toFloat(seen.weight) AS weight, toFloat(coalesce(seen.servedWeight, 0.0)) AS servedWeight, seen.lastAt AS lastAt, coalesce(last(seen.eventAts), seen.lastAt) AS firstAt
ORDER BY itemId LIMIT $limit
