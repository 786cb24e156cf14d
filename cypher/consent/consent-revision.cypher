// The number of the newest receipt; no row if there never was one.
// @mode    read
// @bounded
// @returns revision Int!
MATCH (consent:Singleton {id: 'consent'})
RETURN consent.revision AS revision
