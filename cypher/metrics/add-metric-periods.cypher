// Makes hours and days of metrics that do not exist, of the table of all metrics, or of one with a name.
// @mode    write
// @steady
// @touches nothing
// @param   rows[].id      String!
// @param   rows[].startAt Int!
// @param   rows[].hours   Int!
// @param   rows[].table   String
UNWIND $rows AS row
MERGE (period:MetricPeriod {id: row.id})
ON CREATE SET period.startAt = row.startAt, period.hours = row.hours, period.table = row.table
