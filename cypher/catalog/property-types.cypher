// The types of the free properties of items and users, and the revision of the catalog.
// @mode    read
// @bounded
// @returns revision           Int
// @returns propertyNames      [String!]!
// @returns propertyTypes      [String!]!
// @returns userPropertyNames  [String!]!
// @returns userPropertyTypes  [String!]!
MATCH (catalog:Singleton {id: 'catalog'})
RETURN catalog.revision AS revision,
  coalesce(catalog.propertyNames, []) AS propertyNames, coalesce(catalog.propertyTypes, []) AS propertyTypes,
  coalesce(catalog.userPropertyNames, []) AS userPropertyNames,
  coalesce(catalog.userPropertyTypes, []) AS userPropertyTypes
