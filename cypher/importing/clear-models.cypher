// Deletes some models with all of their relationships; returns how many.
// @mode    write
// @touches model
// @param   limit Int!
// @returns count Int!
MATCH (doomed:Model)
WITH doomed LIMIT $limit
DETACH DELETE doomed
RETURN count(*) AS count
