// Which entries of a journal were applied before their turn; some of them the cursor may have passed since. Takes a lock, so
// that it waits for whoever applies some.
// @mode    write
// @param   journal   String!
// @param   now       Int!
// @returns positions [Int!]!
MERGE (ahead:Ahead {journal: $journal})
SET ahead.touchedAt = $now
RETURN coalesce(ahead.positions, []) AS positions
