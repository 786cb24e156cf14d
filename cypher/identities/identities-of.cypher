// The links of these users, and of these visitors, each one in either direction. `until` is null while it is open.
// @mode    read
// @bounded
// @param   ids       [UserId!]!
// @returns visitorId UserId!
// @returns userId    UserId!
// @returns from      Int!
// @returns until     Int
// @returns receipt   Int
UNWIND $ids AS wanted
MATCH (person:User {id: wanted})
CALL (person) {
  MATCH (person)-[identity:IDENTIFIED_AS]->(user:User)
  RETURN person.id AS visitorId, user.id AS userId, identity.from AS from, identity.until AS until, identity.receipt AS receipt
  UNION ALL
  MATCH (person)<-[identity:IDENTIFIED_AS]-(visitor:User)
  RETURN visitor.id AS visitorId, person.id AS userId, identity.from AS from, identity.until AS until, identity.receipt AS receipt
}
RETURN visitorId, userId, from, until, receipt
ORDER BY visitorId, from, userId
