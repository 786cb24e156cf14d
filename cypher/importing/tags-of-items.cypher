// Every TAGGED edge of these items, with what each data set has contributed to its weight.
// @mode    read
// @budget  20000
// @param   ids          [String!]!
// @returns ownerId      String!
// @returns tagId        String!
// @returns weight       Float!
// @returns importSets   [String!]!
// @returns importShares [Float!]!
UNWIND $ids AS wanted
MATCH (item:Item {id: wanted})-[applied:TAGGED]->(tag:Tag)
RETURN item.id AS ownerId, tag.id AS tagId, toFloat(applied.weight) AS weight,
  coalesce(applied.importSets, []) AS importSets, coalesce(applied.importShares, []) AS importShares
