// One page of the ids of described items.
// @mode    read
// @budget  2000
// @param   afterId  String!
// @param   limit    Int!
// @returns id       String!
MATCH (item:Item) WHERE item.id > $afterId AND item.isUndescribed IS NULL
RETURN item.id AS id
ORDER BY id LIMIT $limit
