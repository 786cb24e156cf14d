// How far the upgrade has added kinds of events to what users have seen.
// @mode    read
// @budget  1
// @returns afterId UserId
// @returns isDone  Boolean!
MATCH (state:Singleton {id: 'seen-kinds-upgrade'})
RETURN state.afterId AS afterId, coalesce(state.isDone, false) AS isDone
