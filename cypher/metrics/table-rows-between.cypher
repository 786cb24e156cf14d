// The rows of a table of metrics in the days that begin between two instants. Without `keys` all of them.
// @mode    read
// @budget  200000
// @param   table     String!
// @param   from      Int!
// @param   to        Int!
// @param   keys      [String!]
// @returns startAt   Int!
// @returns servedAs  String!
// @returns currency  String!
// @returns packed    String!
MATCH (period:MetricPeriod)
WHERE period.startAt >= $from AND period.startAt < $to AND period.table = $table
MATCH (period)-[:HOLDS]->(sums:MetricRow)
WHERE $keys IS NULL OR sums.servedAs IN $keys
RETURN period.startAt AS startAt, sums.servedAs AS servedAs, sums.currency AS currency, sums.packed AS packed
