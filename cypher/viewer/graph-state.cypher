// The serving version and the instant of the newest event: read once per request, before the sources start.
// @mode    read
// @bounded
// @group   viewer
// @returns id              String!
// @returns version         String
// @returns newestEventAt   Int
MATCH (state:Singleton) WHERE state.id IN ['clock', 'serving']
RETURN state.id AS id, state.version AS version, state.newestEventAt AS newestEventAt
ORDER BY id
