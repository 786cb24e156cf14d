// Interactions of these users below the given weight.
// @mode    read
// @budget  100000
// @param   ids    [UserId!]!
// @param   below  Float!
// @returns userId UserId!
// @returns itemId String!
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})-[done:INTERACTED_WITH]->(item:Item)
WHERE done.weight < toFloat($below)
RETURN user.id AS userId, item.id AS itemId
ORDER BY userId, itemId
