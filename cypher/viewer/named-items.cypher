// What reasons say about items; an item that vanished has no row.
// @mode    read
// @bounded
// @group   page
// @param   ids   [String!]!
// @returns id    String!
// @returns kind  String!
// @returns title String!
MATCH (item:Item) WHERE item.id IN $ids
RETURN item.id AS id, coalesce(item.kind, 'item') AS kind, coalesce(item.title, item.id) AS title
ORDER BY id
