// Notes that a training has ended by itself, whatever its result. The caller holds the lease.
// @mode    write
// @touches nothing
// @param   endedAt  Int!
MATCH (lease:Singleton {id: 'training-lease'})
SET lease.endedAt = $endedAt
