// Deletes the rows of these hours and days of metrics.
// @mode    write
// @steady
// @touches nothing
// @param   periodIds [String!]!
UNWIND $periodIds AS wanted
MATCH (period:MetricPeriod {id: wanted})-[:HOLDS]->(sums:MetricRow)
DETACH DELETE sums
