// Items as clients see them; unknown ids are left out.
// @mode    read
// @bounded
// @group   page
// @param   ids            [String!]!
// @returns id             String!
// @returns kind           String!
// @returns title          String!
// @returns url            String
// @returns imageUrl       String
// @returns createdAt      Int
// @returns availableFrom  Int
// @returns availableUntil Int
// @returns tagIds         [String!]!
// @returns tagWeights     [Float!]!
// @returns properties     Properties!
MATCH (item:Item)
WHERE item.id IN $ids
RETURN item.id AS id, coalesce(item.kind, 'item') AS kind, coalesce(item.title, item.id) AS title,
       item.url AS url, item.imageUrl AS imageUrl, item.createdAt AS createdAt,
       item.availableFrom AS availableFrom, item.availableUntil AS availableUntil,
       coalesce(item.tagIds, []) AS tagIds, coalesce(item.tagWeights, []) AS tagWeights,
       properties(item) AS properties
ORDER BY id
