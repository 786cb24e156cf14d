// Stores the secret that privacy requests name users with, unless there is one. Returns the stored one.
// @mode    write
// @param   secret String!
// @returns secret String!
MERGE (privacy:Singleton {id: 'privacy'})
ON CREATE SET privacy.secret = $secret
RETURN privacy.secret AS secret
