// The serving model's version and the newest event's instant: read once, before the first source starts.
// @mode    read
// @bounded
// @group   viewer
// @returns id              String!
// @returns version         String
// @returns newestEventAt   Int
MATCH (state:Singleton) WHERE state.id IN ['clock', 'serving']
RETURN state.id AS id, state.version AS version, state.newestEventAt AS newestEventAt
ORDER BY id
