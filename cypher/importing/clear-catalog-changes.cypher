// Deletes some changes of the catalog; returns how many.
// @mode    write
// @param   limit Int!
// @returns count Int!
MATCH (doomed:CatalogChange)
WITH doomed LIMIT $limit
DETACH DELETE doomed
RETURN count(*) AS count
