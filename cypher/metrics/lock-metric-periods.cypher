// Keeps other transactions from locking these periods of metrics until this one ends.
// @mode    write
// @steady
// @lock
// @touches nothing
// @param   periodIds [String!]!
UNWIND $periodIds AS wanted
MATCH (period:MetricPeriod {id: wanted})
SET period.id = wanted
