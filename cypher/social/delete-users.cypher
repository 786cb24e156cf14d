// Deletes users with all of their relationships.
// @mode    write
// @touches all-users charts
// @param   ids [UserId!]!
UNWIND $ids AS wanted
MATCH (doomed:User {id: wanted})
DETACH DELETE doomed
