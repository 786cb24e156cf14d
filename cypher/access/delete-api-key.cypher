// Deletes an API key.
// @mode    write
// @steady
// @touches nothing
// @param   id String!
MATCH (key:ApiKey {id: $id})
DELETE key
