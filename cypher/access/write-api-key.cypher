// Creates an API key, or replaces it.
// @mode    write
// @steady
// @touches nothing
// @param   id             String!
// @param   hash           String!
// @param   start          String!
// @param   previousHash   String
// @param   previousUntil  Int
// @param   scopes         [String!]!
// @param   origins        [String!]!
// @param   createdAt      Int!
// @param   rotatedAt      Int
// @param   expiresAt      Int
MERGE (key:ApiKey {id: $id})
SET key.hash = $hash, key.start = $start, key.previousHash = $previousHash, key.previousUntil = $previousUntil,
  key.scopes = $scopes, key.origins = $origins, key.createdAt = $createdAt, key.rotatedAt = $rotatedAt,
  key.expiresAt = $expiresAt
