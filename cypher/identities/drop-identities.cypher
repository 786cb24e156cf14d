// Deletes the links of a visitor to a user.
// @mode    write
// @touches users(visitorId, userId)
// @param   visitorId UserId!
// @param   userId    UserId!
MATCH (visitor:User {id: $visitorId})-[identity:IDENTIFIED_AS]->(user:User)
WHERE user.id = $userId
DELETE identity
