// What decides on the positions of items in the fresh chart and among the top items of their tags.
// @mode    read
// @budget  500
// @param   ids         [String!]!
// @returns id          String!
// @returns createdAt   Int
// @returns degree      Int!
// @returns tagIds      [String!]!
// @returns tagWeights  [Float!]!
UNWIND $ids AS wanted
MATCH (item:Item {id: wanted})
RETURN item.id AS id, item.createdAt AS createdAt, coalesce(item.degree, 0) AS degree,
  coalesce(item.tagIds, []) AS tagIds, coalesce(item.tagWeights, []) AS tagWeights
