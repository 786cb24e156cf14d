// How far the upgrade has read the properties of items and users of older versions.
// @mode    read
// @budget  1
// @returns afterId  UserId
// @returns owner    String!
// @returns counts   String
// @returns isDone   Boolean!
MATCH (state:Singleton {id: 'property-types-upgrade'})
RETURN state.afterId AS afterId, coalesce(state.owner, 'items') AS owner, state.counts AS counts,
  coalesce(state.isDone, false) AS isDone
