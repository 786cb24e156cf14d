// Deletes some singletons with all of their relationships; returns how many. The secret of privacy requests stays.
// @mode    write
// @param   limit Int!
// @returns count Int!
MATCH (doomed:Singleton) WHERE doomed.id <> 'privacy'
WITH doomed LIMIT $limit
DETACH DELETE doomed
RETURN count(*) AS count
