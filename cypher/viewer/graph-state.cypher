// The serving version, the instant of the newest event and the revision of the catalog: read once per request, before the
// sources start.
// @mode    read
// @bounded
// @group   viewer
// @returns id              String!
// @returns version         String
// @returns newestEventAt   Int
// @returns revision        Int
MATCH (state:Singleton) WHERE state.id IN ['clock', 'serving', 'catalog']
RETURN state.id AS id, state.version AS version, state.newestEventAt AS newestEventAt, state.revision AS revision
ORDER BY id
