// Says which entries of a journal were applied before their turn, in the transaction that applies them, and tells what was
// said before. Takes a lock: nobody else applies any meanwhile.
// @mode    write
// @param   journal   String!
// @param   positions [Int!]!
// @returns before    [Int!]!
MERGE (ahead:Ahead {journal: $journal})
WITH ahead, coalesce(ahead.positions, []) AS before
SET ahead.positions = $positions
RETURN before
