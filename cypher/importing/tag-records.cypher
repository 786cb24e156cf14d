// Tags as an import compares them; unknown ids are left out.
// @mode    read
// @budget  5000
// @param   ids        [String!]!
// @returns id         String!
// @returns properties Properties!
UNWIND $ids AS wanted
MATCH (tag:Tag {id: wanted})
RETURN tag.id AS id, properties(tag) AS properties
