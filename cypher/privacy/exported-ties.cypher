// One page of a user's ties of a type to other users as stored, by the other users' ids. Reads all of their ties.
// @mode    read
// @budget  5000
// @param   userId     UserId!
// @param   type       String!
// @param   afterId    UserId!
// @param   limit      Int!
// @returns id         UserId!
// @returns properties Properties!
MATCH (user:User {id: $userId})-[edge:FOLLOWS|UNFOLLOWED|BLOCKS|MUTES|DISMISSED|NEIGHBOR_OF|TWO_HOP_TIE|TOP_FOLLOWED]->(other:User)
WHERE type(edge) = $type AND other.id > $afterId
WITH other.id AS id, edge
ORDER BY id
LIMIT $limit
RETURN id, properties(edge) AS properties
