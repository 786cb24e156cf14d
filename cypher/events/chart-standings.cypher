// The positions of charts of one version, first place first; locks the charts for writing until the
// transaction ends.
// @mode    write
// @touches nothing
// @param   chartIds  [String!]!
// @param   version   String!
// @returns chartId   String!
// @returns itemId    String!
// @returns score     Float!
// @returns degree    Int!
MATCH (chart:Chart) WHERE chart.id IN $chartIds
SET chart.id = chart.id
WITH chart
MATCH (chart)-[top:TOP_ITEM]->(item:Item)
WHERE top.version = $version
RETURN chart.id AS chartId, item.id AS itemId, toFloat(top.score) AS score, coalesce(item.degree, 0) AS degree
ORDER BY chartId, toInteger(score * 1000000.0 + 0.5) DESC, itemId
