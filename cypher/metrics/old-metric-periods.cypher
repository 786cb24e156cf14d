// The hours and days of metrics that begin before an instant.
// @mode    read
// @budget  10000
// @param   before  Int!
// @param   limit   Int!
// @returns id      String!
MATCH (period:MetricPeriod)
WHERE period.startAt < $before
RETURN period.id AS id
ORDER BY id LIMIT $limit
