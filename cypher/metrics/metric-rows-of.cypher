// The rows of these hours and days of metrics.
// @mode    read
// @budget  200000
// @param   periodIds [String!]!
// @returns id        String!
// @returns periodId  String!
// @returns journal   String!
// @returns servedAs  String!
// @returns currency  String!
// @returns packed    String!
UNWIND $periodIds AS wanted
MATCH (period:MetricPeriod {id: wanted})-[:HOLDS]->(sums:MetricRow)
RETURN sums.id AS id, period.id AS periodId, sums.journal AS journal, sums.servedAs AS servedAs, sums.currency AS currency,
  sums.packed AS packed
