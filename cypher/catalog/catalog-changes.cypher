// Some changes of the catalog, those that are kept, in any order.
// @mode    read
// @bounded
// @param   revisions  [Int!]!
// @returns revision   Int!
// @returns itemIds    [String!]!
// @returns readsAll   Boolean!
UNWIND $revisions AS wanted
MATCH (change:CatalogChange {revision: wanted})
RETURN change.revision AS revision, change.itemIds AS itemIds, change.readsAll AS readsAll
