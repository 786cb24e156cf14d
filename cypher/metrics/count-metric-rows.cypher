// How many rows of a journal these hours of metrics have.
// @mode    read
// @budget  1000
// @param   journal   String!
// @param   periodIds [String!]!
// @returns periodId  String!
// @returns total     Int!
UNWIND $periodIds AS wanted
MATCH (period:MetricPeriod {id: wanted})-[:HOLDS]->(sums:MetricRow)
WHERE sums.journal = $journal
RETURN period.id AS periodId, count(sums) AS total
