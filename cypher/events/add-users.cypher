// Makes users of whom nothing but the id is known; those who exist stay as they are.
// @mode  write
// @steady
// @param ids [String!]!
UNWIND $ids AS wanted
MERGE (user:User {id: wanted})
