// Deletes the interactions of a user, and what is derived from them.
// @mode    write
// @touches users(userId)
// @param   userId UserId!
MATCH (user:User {id: $userId})-[observed:INTERACTED_WITH|RECENTLY_ENGAGED]->(item:Item)
DELETE observed
