// The instant of the newest event in the graph, and the newest version whose training has read all interactions; no row
// where there was neither.
// @mode    read
// @bounded
// @returns at              Int
// @returns countedVersion  String
MATCH (clock:Singleton {id: 'clock'})
RETURN clock.newestEventAt AS at, clock.countedVersion AS countedVersion
