// Adds rows to hours and days of metrics. A row that is there is replaced: its write may have taken effect before.
// @mode    write
// @grows
// @steady
// @touches nothing
// @param   rows[].id       String!
// @param   rows[].periodId String!
// @param   rows[].journal  String!
// @param   rows[].servedAs String!
// @param   rows[].currency String!
// @param   rows[].packed   String!
UNWIND $rows AS row
MATCH (period:MetricPeriod {id: row.periodId})
MERGE (sums:MetricRow {id: row.id})
SET sums.journal = row.journal, sums.servedAs = row.servedAs, sums.currency = row.currency, sums.packed = row.packed
MERGE (period)-[:HOLDS]->(sums)
