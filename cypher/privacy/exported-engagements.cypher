// One page of a user's recent engagements as stored, by the items' ids.
// @mode    read
// @budget  5000
// @param   userId     UserId!
// @param   afterId    String!
// @param   limit      Int!
// @returns id         String!
// @returns properties Properties!
MATCH (user:User {id: $userId})-[edge:RECENTLY_ENGAGED]->(other:Item)
WHERE other.id > $afterId
WITH other.id AS id, edge
ORDER BY id
LIMIT $limit
RETURN id, properties(edge) AS properties
