// Replaces the types of the free properties of items and users.
// @mode    write
// @steady
// @touches catalog
// @param   propertyNames      [String!]!
// @param   propertyTypes      [String!]!
// @param   userPropertyNames  [String!]!
// @param   userPropertyTypes  [String!]!
MERGE (catalog:Singleton {id: 'catalog'})
SET catalog.propertyNames = $propertyNames, catalog.propertyTypes = $propertyTypes,
  catalog.userPropertyNames = $userPropertyNames, catalog.userPropertyTypes = $userPropertyTypes
