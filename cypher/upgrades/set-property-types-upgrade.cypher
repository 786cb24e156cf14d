// Records how far the upgrade has read the properties of items and users of older versions.
// @mode    write
// @touches nothing
// @param   afterId UserId
// @param   owner   String!
// @param   counts  String
// @param   isDone  Boolean!
MERGE (state:Singleton {id: 'property-types-upgrade'})
SET state.afterId = $afterId, state.owner = $owner, state.counts = $counts, state.isDone = $isDone
