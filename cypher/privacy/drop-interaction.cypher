// Deletes a user's interaction with an item.
// @mode    write
// @touches users(userId)
// @param   userId UserId!
// @param   itemId String!
MATCH (user:User {id: $userId})-[done:INTERACTED_WITH]->(item:Item)
WHERE item.id = $itemId
DELETE done
