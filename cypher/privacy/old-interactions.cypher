// Interactions of these users with an event before an instant, or with events that they no longer list. Reads all of their
// interactions.
// @mode    read
// @budget  1000000
// @param   ids    [UserId!]!
// @param   before Int!
// @returns userId UserId!
// @returns itemId String!
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})-[done:INTERACTED_WITH]->(item:Item)
WHERE done.archivedEvents IS NOT NULL OR done.eventAts[size(done.eventAts) - 1] < $before
RETURN user.id AS userId, item.id AS itemId
ORDER BY userId, itemId
