// When the newest training ended: a successful one has switched the serving version, any other has left a note on the lease.
// @mode    read
// @bounded
// @returns id       String!
// @returns since    Int
// @returns endedAt  Int
MATCH (state:Singleton) WHERE state.id IN ['serving', 'training-lease']
RETURN state.id AS id, state.since AS since, state.endedAt AS endedAt
ORDER BY id
