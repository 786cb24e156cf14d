// Locks the lease for writing by touching it, so that it cannot change during this transaction, and returns its holder.
// @mode    write
// @touches nothing
// @param   now         Int!
// @returns holder      String
// @returns since       Int
// @returns expiresAt   Int
MERGE (lease:Singleton {id: 'training-lease'})
SET lease.touchedAt = $now
RETURN lease.holder AS holder, lease.since AS since, lease.expiresAt AS expiresAt
