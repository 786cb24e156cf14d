// Replaces the properties of recent engagements. Each pair has one and is found by its index in the list. Null removes a
// property.
// @mode    write
// @steady
// @touches users(rows.userId)
// @param   rows[].userId        UserId!
// @param   rows[].places        Places!
// @param   pairs[].weight       Float!
// @param   pairs[].servedWeight Float
// @param   pairs[].lastAt       Int!
// @param   pairs[].kinds        String!
UNWIND $rows AS row
MATCH (user:User {id: row.userId})-[recent:RECENTLY_ENGAGED]->(item:Item)
WHERE row.places[item.id] IS NOT NULL
WITH recent, $pairs[row.places[item.id]] AS pair
SET recent += {weight: toFloat(pair.weight), lastAt: pair.lastAt, servedWeight: toFloat(pair.servedWeight),
  kinds: pair.kinds}
