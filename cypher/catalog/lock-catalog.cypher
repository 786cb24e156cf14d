// Keeps other writers of the catalog out until the transaction ends. The embedded engine has one writer.
// @mode    write
// @lock
// @steady
// @touches nothing
MERGE (catalog:Singleton {id: 'catalog'})
SET catalog.id = catalog.id
