// The places of an item in charts of one version: 1 is the first.
// @mode    read
// @bounded
// @param   chartIds [String!]!
// @param   itemId   String!
// @param   version  String!
// @returns chartId  String!
// @returns rank     Int!
UNWIND $chartIds AS wanted
MATCH (chart:Chart {id: wanted})-[top:TOP_ITEM]->(item:Item {id: $itemId})
WHERE top.version = $version
RETURN chart.id AS chartId, top.rank AS rank
ORDER BY chartId
