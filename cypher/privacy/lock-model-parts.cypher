// Keeps other transactions that rewrite parts of models out until the transaction ends: a part has many users, and is
// written as a whole.
// @mode    write
// @steady
// @touches nothing
MERGE (parts:Singleton {id: 'model-parts'})
SET parts.id = parts.id
