// The ids of the charts of item kinds that have an entry in a version. A training makes charts for the most frequent kinds.
// @mode    read
// @budget  1000
// @param   version String!
// @returns id      String!
MATCH (chart:Chart)-[top:TOP_ITEM]->(item:Item)
WHERE chart.id CONTAINS ':' AND top.version = $version
WITH DISTINCT chart.id AS id
RETURN id ORDER BY id
