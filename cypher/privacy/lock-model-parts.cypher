// Keeps other transactions that rewrite parts of models out until the transaction ends: a part has many users, and is
// written as a whole. The embedded engine has one writer.
// @mode write
// @lock
// @steady
MERGE (parts:Singleton {id: 'model-parts'})
SET parts.id = parts.id
