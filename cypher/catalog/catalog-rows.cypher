// Items as the snapshot of the catalog has them, with their strongest tags; unknown ids are left out.
// @mode    read
// @bounded
// @param   ids            [String!]!
// @returns id             String!
// @returns kind           String!
// @returns title          String!
// @returns createdAt      Int
// @returns availableFrom  Int
// @returns availableUntil Int
// @returns isUndescribed  Boolean!
// @returns degree         Int!
// @returns tagIds         [String!]!
// @returns properties     Properties!
UNWIND $ids AS wanted
MATCH (item:Item {id: wanted})
RETURN item.id AS id, coalesce(item.kind, 'item') AS kind, coalesce(item.title, item.id) AS title,
  item.createdAt AS createdAt, item.availableFrom AS availableFrom, item.availableUntil AS availableUntil,
  coalesce(item.isUndescribed, false) AS isUndescribed, coalesce(item.degree, 0) AS degree,
  coalesce(item.tagIds, []) AS tagIds, item {.*, tagIds: null, tagWeights: null} AS properties
