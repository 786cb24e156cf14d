// Creates the charts that are missing. Separate from their positions, because after a MERGE the embedded engine no longer
// finds a node by its key, and scans.
// @mode    write
// @touches nothing
// @param   ids  [String!]!
UNWIND $ids AS wanted
MERGE (chart:Chart {id: wanted})
