// Deletes some tags with all of their relationships; returns how many.
// @mode    write
// @touches all-users catalog
// @param   limit Int!
// @returns count Int!
MATCH (doomed:Tag)
WITH doomed LIMIT $limit
DETACH DELETE doomed
RETURN count(*) AS count
