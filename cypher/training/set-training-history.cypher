// Replaces the ends of the newest trainings. The caller holds the lease, so no other training writes them.
// @mode    write
// @touches nothing
// @param   entries  [String!]!
MERGE (history:Singleton {id: 'trainings'})
SET history.entries = $entries
