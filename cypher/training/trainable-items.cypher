// One page of item ids.
// @mode    read
// @budget  2000
// @param   afterId  String!
// @param   limit    Int!
// @returns id       String!
MATCH (item:Item) WHERE item.id > $afterId
RETURN item.id AS id
ORDER BY id LIMIT $limit
