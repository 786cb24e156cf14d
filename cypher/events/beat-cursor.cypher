// Heartbeat of a journal's process: its newest position, and whether the process ended with no event left to apply.
// @mode    write
// @touches nothing
// @param   journal   String!
// @param   now       Int!
// @param   recorded  Int!
// @param   isClosed  Boolean!
MERGE (cursor:Cursor {journal: $journal})
ON CREATE SET cursor.applied = 0
SET cursor.beatAt = $now, cursor.recorded = $recorded, cursor.isClosed = $isClosed
