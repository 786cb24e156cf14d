// Removes a user from the people whom another follows most closely.
// @mode    write
// @touches users(userId)
// @param   userId  UserId!
// @param   otherId UserId!
MATCH (user:User {id: $userId})-[top:TOP_FOLLOWED]->(other:User {id: $otherId})
DELETE top
