// Deletes the positions of one chart and one version, before they are written again in the same transaction.
// @mode    write
// @touches charts
// @param   chartId  String!
// @param   version  String!
MATCH (chart:Chart {id: $chartId})-[edge:TOP_ITEM]->(item:Item)
WHERE edge.version = $version
DELETE edge
