// Remembers how far the dismissals of older versions were brought onto users.
// @mode  write
// @param afterId String
// @param isDone  Boolean!
MERGE (state:Singleton {id: 'dismissals-upgrade'})
SET state.afterId = $afterId, state.isDone = $isDone
