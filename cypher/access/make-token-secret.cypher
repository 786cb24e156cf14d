// Keeps a secret for user tokens, unless there is one.
// @mode    write
// @steady
// @touches nothing
// @param   secret     Secret!
// @param   rotatedAt  Int!
MERGE (secret:Singleton {id: 'token-secret'})
SET secret.secret = coalesce(secret.secret, $secret), secret.rotatedAt = coalesce(secret.rotatedAt, $rotatedAt)
