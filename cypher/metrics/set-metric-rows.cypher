// Replaces the sums of rows of metrics.
// @mode    write
// @steady
// @touches nothing
// @param   rows[].id     String!
// @param   rows[].packed String!
UNWIND $rows AS row
MATCH (sums:MetricRow {id: row.id})
SET sums.packed = row.packed
