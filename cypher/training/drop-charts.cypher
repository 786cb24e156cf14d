// Deletes at most one batch of chart positions of versions other than the kept one.
// @mode    write
// @touches nothing
// @param   headIds      [String!]!
// @param   keptVersion  String!
// @param   limit        Int!
// @returns deleted      Int!
UNWIND $headIds AS headId
MATCH (chart:Chart {id: headId})-[edge:TOP_ITEM]->(item:Item)
WHERE edge.version <> $keptVersion
WITH edge, headId AS id ORDER BY id LIMIT $limit
DELETE edge
RETURN count(*) AS deleted
