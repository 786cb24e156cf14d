// Gives the lease back, if it is still this holder's.
// @mode    write
// @param   holder  String!
MATCH (lease:Singleton {id: 'training-lease'}) WHERE lease.holder = $holder
REMOVE lease.holder, lease.since, lease.expiresAt
