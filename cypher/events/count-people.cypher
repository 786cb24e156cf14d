// Adds people who engaged with items for the first time to what is known of the items; one counts `share` of the most
// popular item's people. The next training counts anew.
// @mode    write
// @param   rows[].itemId  String!
// @param   rows[].people  Int!
// @param   share          Float!
// @returns itemId         String!
// @returns kind           String!
// @returns popularity     Float!
UNWIND $rows AS row
MATCH (item:Item {id: row.itemId})
WITH item, row.people AS people, coalesce(item.degree, 0) AS degree, toFloat(coalesce(item.popularity, 0.0)) AS popularity
SET item.degree = degree + people, item.popularity = popularity + toFloat($share) * people
WITH item.id AS itemId, coalesce(item.kind, 'item') AS kind, toFloat(item.popularity) AS popularity
RETURN itemId, kind, popularity
ORDER BY itemId
