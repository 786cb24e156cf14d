// Deletes some singletons with all of their relationships; returns how many. The secret of privacy
// requests, the key of personal data and the number of the format stay.
// @mode    write
// @touches catalog model
// @param   limit Int!
// @returns count Int!
MATCH (doomed:Singleton) WHERE NOT doomed.id IN ['privacy', 'data-key', 'format']
WITH doomed LIMIT $limit
DETACH DELETE doomed
RETURN count(*) AS count
