// Holds these users until the transaction ends: whoever else wants to change what hangs on them waits. The ids
// come sorted, so that two processes never wait for each other. Writing the id that is there changes nothing.
// @mode  write
// @steady
// @lock
// @param ids [String!]!
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})
SET user.id = wanted
