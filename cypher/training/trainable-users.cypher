// One page of users by id, with how many interactions each has: training packs them into pages of edges.
// @mode    read
// @budget  2000
// @param   afterId           String!
// @param   limit             Int!
// @returns id                String!
// @returns interactionCount  Int!
MATCH (user:User) WHERE user.id > $afterId
WITH user, user.id AS id ORDER BY id LIMIT $limit
RETURN id, COUNT { (user)-[:INTERACTED_WITH]->(:Item) } AS interactionCount
ORDER BY id
