// The first items of a chart.
// @mode    read
// @bounded
// @param   chartId         String!
// @param   version         String!
// @param   depth           Int!
// @returns itemId          String!
// @returns score           Float!
MATCH (chart:Chart {id: $chartId})-[top:TOP_ITEM]->(item:Item)
WHERE top.rank <= $depth AND top.version = $version
RETURN item.id AS itemId, toFloat(top.score) AS score
ORDER BY itemId
