// The ids of all charts.
// @mode    read
// @budget  2000
// @returns id  String!
MATCH (chart:Chart) RETURN chart.id AS id ORDER BY id
