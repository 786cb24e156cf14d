// Deletes at most one batch of neighbors of versions other than the kept one.
// @mode    write
// @touches nothing
// @param   headIds      [UserId!]!
// @param   keptVersion  String!
// @param   limit        Int!
// @returns deleted      Int!
UNWIND $headIds AS headId
MATCH (user:User {id: headId})-[edge:NEIGHBOR_OF]->(neighbor:User)
WHERE edge.version <> $keptVersion
WITH edge, headId AS id ORDER BY id LIMIT $limit
DELETE edge
RETURN count(*) AS deleted
