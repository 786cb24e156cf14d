// Deletes these hours and days of metrics, which have no rows.
// @mode    write
// @steady
// @touches nothing
// @param   periodIds [String!]!
UNWIND $periodIds AS wanted
MATCH (period:MetricPeriod {id: wanted})
DETACH DELETE period
