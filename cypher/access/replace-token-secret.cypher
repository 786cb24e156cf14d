// Replaces the secret for user tokens: tokens signed with the old one end.
// @mode    write
// @steady
// @touches nothing
// @param   secret     Secret!
// @param   rotatedAt  Int!
MERGE (secret:Singleton {id: 'token-secret'})
SET secret.secret = $secret, secret.rotatedAt = $rotatedAt
