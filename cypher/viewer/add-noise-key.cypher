// Stores a secret key of the noise in counts of people, unless there is one; returns the stored key.
// @mode    write
// @steady
// @touches nothing
// @param   key String!
// @returns key String!
MERGE (noise:Singleton {id: 'noise'})
ON CREATE SET noise.key = $key
RETURN noise.key AS key
