// Items whose people no training has counted: they came after its reading began. Reads all items.
// @mode    read
// @budget  20000
// @param   limit  Int!
// @returns id     String!
MATCH (item:Item)
WHERE item.degree IS NULL
RETURN item.id AS id
ORDER BY id LIMIT $limit
