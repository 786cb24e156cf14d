// Deletes some changes of the catalog; returns how many.
// @mode    write
// @touches nothing
// @param   limit Int!
// @returns count Int!
MATCH (doomed:CatalogChange)
WITH doomed LIMIT $limit
DETACH DELETE doomed
RETURN count(*) AS count
