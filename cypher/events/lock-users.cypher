// Locks these users until the transaction ends: other writers of their relationships wait. The ids are sorted, so that
// two processes never deadlock. Writing the same id again changes nothing.
// @mode    write
// @steady
// @lock
// @touches nothing
// @param   ids [UserId!]!
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})
SET user.id = wanted
