// Releases the lease if this holder still has it.
// @mode    write
// @touches nothing
// @param   holder  String!
MATCH (lease:Singleton {id: 'training-lease'}) WHERE lease.holder = $holder
REMOVE lease.holder, lease.since, lease.expiresAt
