// The key that encrypts personal data, encrypted with the master key; no row if the graph has none.
// @mode    read
// @bounded
// @returns keyId  String!
// @returns sealed String!
MATCH (dataKey:Singleton {id: 'data-key'})
RETURN dataKey.keyId AS keyId, dataKey.sealed AS sealed
