// Says which events of a journal are in the graph before their turn, in the transaction that applies them. Comes after
// `lock-cursor`.
// @mode    write
// @steady
// @touches nothing
// @param   journal String!
// @param   ahead   [Int!]!
MATCH (cursor:Cursor {journal: $journal})
SET cursor.ahead = $ahead
