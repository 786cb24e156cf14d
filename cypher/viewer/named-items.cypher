// Items as reasons name them. A deleted item, or one that nothing describes, has no row.
// @mode    read
// @bounded
// @group   page
// @param   ids   [String!]!
// @returns id    String!
// @returns kind  String!
// @returns title String!
MATCH (item:Item) WHERE item.id IN $ids AND item.isUndescribed IS NULL
RETURN item.id AS id, coalesce(item.kind, 'item') AS kind, coalesce(item.title, item.id) AS title
ORDER BY id
