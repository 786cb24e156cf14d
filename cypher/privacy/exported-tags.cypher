// One page of a user's relationships of a type to tags as stored, by the tags' ids. Reads all of them.
// @mode    read
// @budget  5000
// @param   userId     UserId!
// @param   type       String!
// @param   afterId    String!
// @param   limit      Int!
// @returns id         String!
// @returns properties Properties!
MATCH (user:User {id: $userId})-[edge:INTERESTED_IN|APPLIED_TAG]->(other:Tag)
WHERE type(edge) = $type AND other.id > $afterId
WITH other.id AS id, edge
ORDER BY id
LIMIT $limit
RETURN id, properties(edge) AS properties
