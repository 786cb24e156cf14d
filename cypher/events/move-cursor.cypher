// Says how far a journal was applied, in the transaction that applies, and how much it held then.
// @mode  write
// @param journal  String!
// @param applied  Int!
// @param recorded Int!
MATCH (cursor:Cursor {journal: $journal})
SET cursor.applied = $applied, cursor.recorded = $recorded
