// Records how far the upgrade has moved the dismissals of older versions to their users.
// @mode    write
// @touches nothing
// @param   afterId UserId
// @param   isDone  Boolean!
MERGE (state:Singleton {id: 'dismissals-upgrade'})
SET state.afterId = $afterId, state.isDone = $isDone
