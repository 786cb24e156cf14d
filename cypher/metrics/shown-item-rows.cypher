// The rows of some tables of metrics in the periods that begin between two instants, and those of other periods in the same time, by
// their ids. Without `keys` all of them.
// @mode    read
// @budget  200000
// @param   tables    [String!]!
// @param   periodIds [String!]!
// @param   from      Int!
// @param   to        Int!
// @param   keys      [String!]
// @returns startAt   Int!
// @returns hours     Int!
// @returns tableName String!
// @returns servedAs  String!
// @returns packed    String!
MATCH (period:MetricPeriod)
WHERE period.startAt >= $from AND period.startAt < $to AND (period.table IN $tables OR period.id IN $periodIds)
MATCH (period)-[:HOLDS]->(sums:MetricRow)
WHERE $keys IS NULL OR sums.servedAs IN $keys
RETURN period.startAt AS startAt, period.hours AS hours, period.table AS tableName, sums.servedAs AS servedAs, sums.packed AS packed
