// How many users engaged with each item, and how much that still counts.
// @mode    write
// @param   rows[].id          String!
// @param   rows[].degree      Int!
// @param   rows[].popularity  Float!
UNWIND $rows AS row
MATCH (item:Item {id: row.id})
SET item.degree = row.degree, item.popularity = toFloat(row.popularity)
