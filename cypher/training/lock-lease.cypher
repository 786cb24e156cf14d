// Takes the lease's write lock by touching it, so that what is read next in this transaction cannot change under
// it, and tells who holds it.
// @mode    write
// @param   now         Int!
// @returns holder      String
// @returns since       Int
// @returns expiresAt   Int
MERGE (lease:Singleton {id: 'training-lease'})
SET lease.touchedAt = $now
RETURN lease.holder AS holder, lease.since AS since, lease.expiresAt AS expiresAt
