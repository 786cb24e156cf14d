// Records how far the upgrade has added kinds of events to what users have seen.
// @mode    write
// @touches nothing
// @param   afterId UserId
// @param   isDone  Boolean!
MERGE (state:Singleton {id: 'seen-kinds-upgrade'})
SET state.afterId = $afterId, state.isDone = $isDone
