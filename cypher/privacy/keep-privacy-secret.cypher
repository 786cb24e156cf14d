// Stores the secret that privacy requests name users with, unless there is one. Returns the stored one.
// @mode    write
// @touches nothing
// @param   secret Secret!
// @returns secret Secret!
MERGE (privacy:Singleton {id: 'privacy'})
ON CREATE SET privacy.secret = $secret
RETURN privacy.secret AS secret
