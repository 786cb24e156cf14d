// Deletes the neighbors of one user and version, which are rewritten in the same transaction.
// @mode   write
// @param  userId   String!
// @param  version  String!
MATCH (user:User {id: $userId})-[edge:NEIGHBOR_OF]->(neighbor:User)
WHERE edge.version = $version
DELETE edge
