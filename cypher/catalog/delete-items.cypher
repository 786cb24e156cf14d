// Deletes items with all of their relationships.
// @mode  write
// @param ids [String!]!
UNWIND $ids AS wanted
MATCH (doomed:Item {id: wanted})
DETACH DELETE doomed
