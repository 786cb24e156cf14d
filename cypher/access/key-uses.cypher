// When API keys were last used, of those that were.
// @mode    read
// @budget  1000
// @returns id          String!
// @returns lastUsedAt  Int!
MATCH (key:ApiKey)
WHERE key.lastUsedAt IS NOT NULL
RETURN key.id AS id, key.lastUsedAt AS lastUsedAt
ORDER BY id
LIMIT 1000
