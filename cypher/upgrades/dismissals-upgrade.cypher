// How far the upgrade has moved the dismissals of older versions to their users.
// @mode    read
// @budget  1
// @returns afterId UserId
// @returns isDone  Boolean!
MATCH (state:Singleton {id: 'dismissals-upgrade'})
RETURN state.afterId AS afterId, coalesce(state.isDone, false) AS isDone
