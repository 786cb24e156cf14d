// Says that the process of a journal is there, how much its journal holds, and whether it ended with nothing left to apply.
// @mode  write
// @param journal   String!
// @param now       Int!
// @param recorded  Int!
// @param isClosed  Boolean!
MERGE (cursor:Cursor {journal: $journal})
ON CREATE SET cursor.applied = 0
SET cursor.beatAt = $now, cursor.recorded = $recorded, cursor.isClosed = $isClosed
