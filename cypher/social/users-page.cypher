// One page of the users by id: those after the given one.
// @mode    read
// @budget  101
// @param   afterId String!
// @param   limit   Int!
// @returns id      String!
MATCH (user:User)
WHERE user.id > $afterId
RETURN user.id AS id
ORDER BY id
LIMIT $limit
