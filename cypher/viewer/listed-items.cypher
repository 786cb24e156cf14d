// What a list says about its items and its reasons say about theirs; an item that vanished has no row.
// @mode    read
// @bounded
// @group   page
// @param   ids             [String!]!
// @returns id              String!
// @returns kind            String!
// @returns title           String!
// @returns availableFrom   Int
// @returns availableUntil  Int
MATCH (item:Item) WHERE item.id IN $ids
RETURN item.id AS id, coalesce(item.kind, 'item') AS kind, coalesce(item.title, item.id) AS title,
  item.availableFrom AS availableFrom, item.availableUntil AS availableUntil
ORDER BY id
