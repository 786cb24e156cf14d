// The item whose interaction with the user lists an event. Reads all interactions of the user.
// @mode    read
// @budget  10
// @param   userId  UserId!
// @param   eventId String!
// @returns itemId  String!
MATCH (user:User {id: $userId})-[done:INTERACTED_WITH]->(item:Item)
WHERE $eventId IN done.eventIds
RETURN item.id AS itemId
ORDER BY itemId
LIMIT 10
