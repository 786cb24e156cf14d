// Makes the charts that are not there yet. Apart from their positions: after a MERGE the embedded engine finds no
// node by its key any more, and scans.
// @mode    write
// @param   ids  [String!]!
UNWIND $ids AS wanted
MERGE (chart:Chart {id: wanted})
