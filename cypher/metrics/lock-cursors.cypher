// Keeps these journals from being applied until the transaction ends. The names are sorted, so that two processes never deadlock.
// @mode    write
// @steady
// @lock
// @touches nothing
// @param   journals [String!]!
UNWIND $journals AS wanted
MATCH (cursor:Cursor {journal: wanted})
SET cursor.journal = wanted
