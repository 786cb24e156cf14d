// Deletes items with everything that hangs on them, and returns how many there were.
// @mode    write
// @param   ids   [String!]!
// @returns count Int!
UNWIND $ids AS wanted
MATCH (doomed:Item {id: wanted})
DETACH DELETE doomed
RETURN count(*) AS count
