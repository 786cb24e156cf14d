// The API keys, without the keys themselves: by the SHA-256 of each.
// @mode    read
// @budget  1000
// @returns id             String!
// @returns hash           String!
// @returns start          String!
// @returns previousHash   String
// @returns previousUntil  Int
// @returns scopes         [String!]!
// @returns origins        [String!]!
// @returns createdAt      Int!
// @returns rotatedAt      Int
// @returns expiresAt      Int
MATCH (key:ApiKey)
RETURN key.id AS id, key.hash AS hash, key.start AS start, key.previousHash AS previousHash,
  key.previousUntil AS previousUntil, key.scopes AS scopes, coalesce(key.origins, []) AS origins, key.createdAt AS createdAt,
  key.rotatedAt AS rotatedAt, key.expiresAt AS expiresAt
ORDER BY id
LIMIT 1000
