// Moves the position of the pass that takes back events after their retention period.
// @mode    write
// @touches nothing
// @param   afterId   UserId!
// @param   startedAt Int!
// @param   hasEnded  Boolean!
MATCH (state:Singleton {id: 'retention'})
SET state.afterId = $afterId, state.startedAt = $startedAt, state.hasEnded = $hasEnded
