// Says how far a journal was applied, in the transaction that applies, what is ahead of that, and how much the journal held
// then.
// @mode    write
// @steady
// @touches nothing
// @param   journal  String!
// @param   applied  Int!
// @param   ahead    [Int!]!
// @param   recorded Int!
MATCH (cursor:Cursor {journal: $journal})
SET cursor.applied = $applied, cursor.ahead = $ahead, cursor.recorded = $recorded
