// The properties of items that training uses besides their engagements.
// @mode    read
// @budget  2000
// @param   itemIds     [String!]!
// @returns id          String!
// @returns createdAt   Int
// @returns degree      Int
// @returns popularity  Float
UNWIND $itemIds AS itemId
MATCH (item:Item {id: itemId})
RETURN item.id AS id, item.createdAt AS createdAt, item.degree AS degree, toFloat(item.popularity) AS popularity
ORDER BY id
