// The rows of the hours and days of metrics that begin between two instants, of lists that were served in one of these ways.
// @mode    read
// @budget  200000
// @param   from      Int!
// @param   to        Int!
// @param   codes     IdSet!
// @returns id        String!
// @returns startAt   Int!
// @returns hours     Int!
// @returns journal   String!
// @returns servedAs  String!
// @returns currency  String!
// @returns packed    String!
MATCH (period:MetricPeriod)
WHERE period.startAt >= $from AND period.startAt < $to AND period.table IS NULL
MATCH (period)-[:HOLDS]->(sums:MetricRow)
WHERE $codes[sums.servedAs] IS NOT NULL
RETURN sums.id AS id, period.startAt AS startAt, period.hours AS hours, sums.journal AS journal, sums.servedAs AS servedAs,
  sums.currency AS currency, sums.packed AS packed
