// Numbers a change of the catalog. Runs as the last statement of a transaction: its lock lasts until the end, so that the
// changes of lower revisions are committed before.
// @mode    write
// @steady
// @touches nothing
// @param   itemIds   [String!]!
// @param   readsAll  Boolean!
// @param   start     Int!
// @returns revision  Int!
MERGE (catalog:Singleton {id: 'catalog'})
SET catalog.revision = coalesce(catalog.revision, $start) + 1
WITH catalog.revision AS revision
CREATE (change:CatalogChange {revision: revision, itemIds: $itemIds, readsAll: $readsAll})
RETURN revision
