// Sets when the link of a visitor to a user that began at an instant ends; null opens it again.
// @mode    write
// @touches users(visitorId, userId)
// @param   visitorId UserId!
// @param   userId    UserId!
// @param   from      Int!
// @param   until     Int
MATCH (visitor:User {id: $visitorId})-[identity:IDENTIFIED_AS]->(user:User)
WHERE user.id = $userId AND identity.from = $from
SET identity.until = $until
