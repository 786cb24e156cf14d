// Writes recent engagements; the pairs have none yet. What is null is left out.
// @mode    write
// @steady
// @touches users(rows.userId)
// @param   rows[].userId       UserId!
// @param   rows[].itemId       String!
// @param   rows[].weight       Float!
// @param   rows[].servedWeight Float
// @param   rows[].lastAt       Int!
// @param   rows[].kinds        String!
UNWIND $rows AS row
MATCH (user:User {id: row.userId})
MATCH (item:Item {id: row.itemId})
CREATE (user)-[recent:RECENTLY_ENGAGED {weight: toFloat(row.weight), lastAt: row.lastAt,
  servedWeight: toFloat(row.servedWeight), kinds: row.kinds}]->(item)
