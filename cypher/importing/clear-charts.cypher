// Deletes some charts and everything that hangs on them; returns how many.
// @mode    write
// @param   limit Int!
// @returns count Int!
MATCH (doomed:Chart)
WITH doomed LIMIT $limit
DETACH DELETE doomed
RETURN count(*) AS count
