// The periods of metrics whose last day begins before an instant. With `table` those of this table only.
// @mode    read
// @budget  10000
// @param   before  Int!
// @param   table   String
// @param   limit   Int!
// @returns id      String!
MATCH (period:MetricPeriod)
WHERE period.startAt + (period.hours - 24) * 3600000 < $before AND ($table IS NULL OR period.table = $table)
RETURN period.id AS id
ORDER BY id LIMIT $limit
