// Deletes some users with all of their relationships; returns how many.
// @mode    write
// @touches all-users charts
// @param   limit Int!
// @returns count Int!
MATCH (doomed:User)
WITH doomed LIMIT $limit
DETACH DELETE doomed
RETURN count(*) AS count
