// Links a visitor to a user from an instant on, with the number of the visitor's newest receipt. A user who gets their first
// visitor keeps when they were last active themselves.
// @mode    write
// @grows
// @touches users(visitorId, userId)
// @param   visitorId UserId!
// @param   userId    UserId!
// @param   from      Int!
MATCH (visitor:User {id: $visitorId})
MATCH (user:User {id: $userId})
CALL (visitor) {
  MATCH (visitor)-[:GAVE]->(receipt:ConsentReceipt)
  RETURN max(toInteger(receipt.id)) AS newest
}
WITH visitor, user, newest, COUNT { (user)<-[:IDENTIFIED_AS]-() } AS links
SET visitor:Visitor, user.ownLastAt = CASE WHEN links = 0 THEN user.lastAt ELSE user.ownLastAt END
CREATE (visitor)-[:IDENTIFIED_AS {from: $from, receipt: newest}]->(user)
