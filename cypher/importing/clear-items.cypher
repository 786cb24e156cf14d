// Deletes some items with all of their relationships; returns how many.
// @mode    write
// @touches all-users catalog charts
// @param   limit Int!
// @returns count Int!
MATCH (doomed:Item)
WITH doomed LIMIT $limit
DETACH DELETE doomed
RETURN count(*) AS count
