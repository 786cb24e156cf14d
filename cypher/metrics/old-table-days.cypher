// The days of a table of metrics that begin before an instant, oldest first.
// @mode    read
// @budget  10000
// @param   table   String!
// @param   before  Int!
// @param   limit   Int!
// @returns id      String!
// @returns startAt Int!
MATCH (period:MetricPeriod)
WHERE period.table = $table AND period.startAt < $before
RETURN period.id AS id, period.startAt AS startAt
ORDER BY startAt, id LIMIT $limit
