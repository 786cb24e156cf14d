// Deletes the kept neighbors of one user and one version, to write them anew in the same transaction.
// @mode   write
// @param  userId   String!
// @param  version  String!
MATCH (user:User {id: $userId})-[edge:NEIGHBOR_OF]->(neighbor:User)
WHERE edge.version = $version
DELETE edge
