// Deletes changes of the catalog.
// @mode    write
// @steady
// @touches nothing
// @param   revisions [Int!]!
UNWIND $revisions AS wanted
MATCH (change:CatalogChange {revision: wanted})
DELETE change
