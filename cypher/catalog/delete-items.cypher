// Deletes items with all of their relationships.
// @mode    write
// @touches all-users catalog charts
// @param   ids [String!]!
UNWIND $ids AS wanted
MATCH (doomed:Item {id: wanted})
DETACH DELETE doomed
