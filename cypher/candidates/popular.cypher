// The popularity charts: most engaged users, with decay.
// @mode    read
// @bounded
// @param   chartIds        [String!]!
// @param   version         String!
// @param   depth           Int!
// @returns itemId          String!
// @returns score           Float!
MATCH (chart:Chart)-[top:TOP_ITEM]->(item:Item)
WHERE chart.id IN $chartIds AND top.rank <= $depth AND top.version = $version
RETURN item.id AS itemId, toFloat(max(top.score)) AS score
ORDER BY itemId
