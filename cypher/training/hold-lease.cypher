// Takes or renews the lease; the caller has locked it and found it free or its own.
// @mode    write
// @touches nothing
// @param   holder     String!
// @param   since      Int!
// @param   expiresAt  Int!
MATCH (lease:Singleton {id: 'training-lease'})
SET lease.holder = $holder, lease.since = $since, lease.expiresAt = $expiresAt
