// The places of an item in charts of one version: 1 is the first. Reads the charts: a condition on the item before `WITH` would
// leave it to the planner where to start.
// @mode    read
// @bounded
// @param   chartIds [String!]!
// @param   itemId   String!
// @param   version  String!
// @returns chartId  String!
// @returns rank     Int!
UNWIND $chartIds AS wanted
MATCH (chart:Chart {id: wanted})-[top:TOP_ITEM]->(item:Item)
WHERE top.version = $version
WITH chart.id AS chartId, item.id AS id, top.rank AS rank
WHERE id = $itemId
RETURN chartId, rank
ORDER BY chartId
