// Deletes some charts with all of their relationships; returns how many.
// @mode    write
// @touches charts
// @param   limit Int!
// @returns count Int!
MATCH (doomed:Chart)
WITH doomed LIMIT $limit
DETACH DELETE doomed
RETURN count(*) AS count
