// Forgets which tags a user put on items.
// @mode    write
// @touches users(userId)
// @param   userId UserId!
MATCH (user:User {id: $userId})-[applied:APPLIED_TAG]->(tag:Tag)
DELETE applied
