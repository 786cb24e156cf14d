// Creates users with only an id. Existing users stay as they are.
// @mode  write
// @steady
// @param ids [UserId!]!
UNWIND $ids AS wanted
MERGE (user:User {id: wanted})
