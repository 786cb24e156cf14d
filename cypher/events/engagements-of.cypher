// The recent engagements of these users, at most 100 each.
// @mode    read
// @bounded
// @param   ids          [UserId!]!
// @returns userId       UserId!
// @returns itemId       String!
// @returns weight       Float!
// @returns servedWeight Float!
// @returns lastAt       Int!
// @returns kinds        String!
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})-[recent:RECENTLY_ENGAGED]->(item:Item)
RETURN user.id AS userId, item.id AS itemId, toFloat(recent.weight) AS weight, toFloat(coalesce(recent.servedWeight, 0.0)) AS servedWeight, recent.lastAt AS lastAt,
  recent.kinds AS kinds
