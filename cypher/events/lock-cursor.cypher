// Locks a journal's cursor for writing, so that no other process applies the same events. Returns the position up to
// which the graph has the journal, and later positions that it has.
// @mode    write
// @steady
// @touches nothing
// @param   journal String!
// @param   now     Int!
// @returns applied Int!
// @returns ahead   [Int!]!
MERGE (cursor:Cursor {journal: $journal})
ON CREATE SET cursor.applied = 0
SET cursor.touchedAt = $now
RETURN cursor.applied AS applied, coalesce(cursor.ahead, []) AS ahead
