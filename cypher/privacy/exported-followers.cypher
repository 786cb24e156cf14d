// One page of the ties of those who follow a user as stored, by the followers' ids. Reads all of them.
// @mode    read
// @budget  5000
// @param   userId     UserId!
// @param   afterId    UserId!
// @param   limit      Int!
// @returns id         UserId!
// @returns properties Properties!
MATCH (user:User {id: $userId})<-[edge:FOLLOWS]-(other:User)
WHERE other.id > $afterId
WITH other.id AS id, edge
ORDER BY id
LIMIT $limit
RETURN id, properties(edge) AS properties
