// Creates users with only an id. Existing users stay as they are.
// @mode  write
// @steady
// @param ids [String!]!
UNWIND $ids AS wanted
MERGE (user:User {id: wanted})
