// How many items the chart of the whole catalog has in one version. Reads the chart, at most 200,000 items.
// @mode    read
// @budget  1
// @param   version  String!
// @returns items    Int!
MATCH (chart:Chart {id: 'catalog'})-[top:TOP_ITEM]->(item:Item)
WHERE top.version = $version
RETURN count(*) AS items
