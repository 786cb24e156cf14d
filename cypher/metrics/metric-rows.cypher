// The sums of these rows of metrics.
// @mode    read
// @bounded
// @param   ids     [String!]!
// @returns id      String!
// @returns packed  String!
UNWIND $ids AS wanted
MATCH (sums:MetricRow {id: wanted})
RETURN sums.id AS id, sums.packed AS packed
