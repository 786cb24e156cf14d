// The recent engagements of these users, not visitors, at most 100 each, with how many people engaged with each item.
// @mode    read
// @bounded
// @param   ids          [UserId!]!
// @returns userId       UserId!
// @returns itemId       String!
// @returns weight       Float!
// @returns servedWeight Float!
// @returns degree       Int!
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})-[recent:RECENTLY_ENGAGED]->(item:Item)
WHERE NOT user:Visitor
RETURN user.id AS userId, item.id AS itemId, toFloat(recent.weight) AS weight, toFloat(coalesce(recent.servedWeight, 0.0)) AS servedWeight, coalesce(item.degree, 0) AS degree
ORDER BY userId, itemId
