// Deletes an API key.
// @mode  write
// @steady
// @param id String!
MATCH (key:ApiKey {id: $id})
DELETE key
