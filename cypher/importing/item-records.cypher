// Items as an import compares them: their properties without tags; unknown ids are left out.
// @mode    read
// @budget  5000
// @param   ids        [String!]!
// @returns id         String!
// @returns properties Properties!
UNWIND $ids AS wanted
MATCH (item:Item {id: wanted})
RETURN item.id AS id, item {.*, tagIds: null, tagWeights: null} AS properties
