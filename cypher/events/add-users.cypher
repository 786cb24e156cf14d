// Creates users with only an id. Existing users stay as they are.
// @mode    write
// @steady
// @touches users(ids)
// @param   ids [UserId!]!
UNWIND $ids AS wanted
MERGE (user:User {id: wanted})
