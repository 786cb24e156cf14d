// Described items that were introduced since an instant, and items whose users no training has counted. Reads all items.
// @mode    read
// @budget  20000
// @param   since  Int!
// @param   limit  Int!
// @returns id     String!
MATCH (item:Item)
WHERE item.isUndescribed IS NULL AND (item.introducedAt >= $since OR item.degree IS NULL)
RETURN item.id AS id
ORDER BY id LIMIT $limit
