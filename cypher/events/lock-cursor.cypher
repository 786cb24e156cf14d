// Takes the write lock of a journal's cursor by touching it, so that nobody else applies the same events, and tells
// how far the journal was applied, and which events beyond that.
// @mode    write
// @steady
// @param   journal String!
// @param   now     Int!
// @returns applied Int!
// @returns ahead   [Int!]!
MERGE (cursor:Cursor {journal: $journal})
ON CREATE SET cursor.applied = 0
SET cursor.touchedAt = $now
RETURN cursor.applied AS applied, coalesce(cursor.ahead, []) AS ahead
