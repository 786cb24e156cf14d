// Deletes at most one batch of top items of tags of versions other than the kept one.
// @mode    write
// @touches nothing
// @param   headIds      [String!]!
// @param   keptVersion  String!
// @param   limit        Int!
// @returns deleted      Int!
UNWIND $headIds AS headId
MATCH (tag:Tag {id: headId})-[edge:TOP_ITEM]->(item:Item)
WHERE edge.version <> $keptVersion
WITH edge, headId AS id ORDER BY id LIMIT $limit
DELETE edge
RETURN count(*) AS deleted
