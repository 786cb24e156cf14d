// The secret that user tokens are signed with; no row if none was made.
// @mode    read
// @bounded
// @returns secret     Secret!
// @returns rotatedAt  Int!
MATCH (secret:Singleton {id: 'token-secret'})
RETURN secret.secret AS secret, secret.rotatedAt AS rotatedAt
