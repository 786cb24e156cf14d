// Locks the position of the pass that takes back events after their retention period, and returns it: the pass goes on
// after `afterId`, or has ended.
// @mode    write
// @touches nothing
// @returns afterId   UserId!
// @returns startedAt Int!
// @returns hasEnded  Boolean!
MERGE (state:Singleton {id: 'retention'})
ON CREATE SET state.afterId = '', state.startedAt = 0, state.hasEnded = true
SET state.id = 'retention'
RETURN state.afterId AS afterId, state.startedAt AS startedAt, state.hasEnded AS hasEnded
