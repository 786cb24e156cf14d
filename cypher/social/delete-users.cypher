// Deletes users with all of their relationships.
// @mode  write
// @param ids [UserId!]!
UNWIND $ids AS wanted
MATCH (doomed:User {id: wanted})
DETACH DELETE doomed
