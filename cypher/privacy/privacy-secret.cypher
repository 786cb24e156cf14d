// The secret that privacy requests name users with; no row if there is none yet.
// @mode    read
// @bounded
// @returns secret Secret
MATCH (privacy:Singleton {id: 'privacy'})
RETURN privacy.secret AS secret
