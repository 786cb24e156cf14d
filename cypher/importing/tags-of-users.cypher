// Every APPLIED_TAG edge of these users, with what each data set has contributed to its weight.
// @mode    read
// @budget  20000
// @param   ids          [UserId!]!
// @returns ownerId      UserId!
// @returns tagId        String!
// @returns weight       Float!
// @returns importSets   [String!]!
// @returns importShares [Float!]!
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})-[applied:APPLIED_TAG]->(tag:Tag)
RETURN user.id AS ownerId, tag.id AS tagId, toFloat(applied.weight) AS weight,
  coalesce(applied.importSets, []) AS importSets, coalesce(applied.importShares, []) AS importShares
