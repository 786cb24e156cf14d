// The secret key of the noise in counts of people.
// @mode    read
// @bounded
// @returns key String!
MATCH (noise:Singleton {id: 'noise'})
RETURN noise.key AS key
