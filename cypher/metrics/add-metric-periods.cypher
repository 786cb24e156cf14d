// Makes hours and days of metrics that do not exist.
// @mode    write
// @steady
// @touches nothing
// @param   rows[].id      String!
// @param   rows[].startAt Int!
// @param   rows[].hours   Int!
UNWIND $rows AS row
MERGE (period:MetricPeriod {id: row.id})
ON CREATE SET period.startAt = row.startAt, period.hours = row.hours
