// Writes interactions of one event each, together with their recent engagements; the pairs have neither yet. One statement
// for both, because finding the nodes costs as much as writing.
// @mode    write
// @grows
// @steady
// @touches users(rows.userId)
// @param   rows[].userId  UserId!
// @param   rows[].itemId  String!
// @param   rows[].weight  Float!
// @param   rows[].lastAt  Int!
// @param   rows[].count   Int!
// @param   rows[].eventId String!
// @param   rows[].kind    String!
// @param   rows[].value   Float!
// @param   rows[].kinds   String!
UNWIND $rows AS row
MATCH (user:User {id: row.userId})
MATCH (item:Item {id: row.itemId})
CREATE (user)-[done:INTERACTED_WITH {weight: toFloat(row.weight), lastAt: row.lastAt, count: row.count,
  eventIds: [row.eventId], eventAts: [row.lastAt], eventKinds: [row.kind], eventValues: [toFloat(row.value)]}]->(item),
  (user)-[recent:RECENTLY_ENGAGED {weight: toFloat(row.weight), lastAt: row.lastAt, kinds: row.kinds}]->(item)
