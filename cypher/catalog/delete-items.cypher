// Deletes items with all of their relationships, and returns how many there were.
// @mode    write
// @param   ids   [String!]!
// @returns count Int!
UNWIND $ids AS wanted
MATCH (doomed:Item {id: wanted})
DETACH DELETE doomed
RETURN count(*) AS count
