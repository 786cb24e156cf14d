// The instant of the newest event in the graph; no row where there was none.
// @mode    read
// @bounded
// @returns at Int!
MATCH (clock:Singleton {id: 'clock'})
WHERE clock.newestEventAt IS NOT NULL
RETURN clock.newestEventAt AS at
