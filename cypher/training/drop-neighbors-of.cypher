// Deletes the neighbors of one user and version, before the same transaction writes them again.
// @mode    write
// @touches users(userId)
// @param   userId   UserId!
// @param   version  String!
MATCH (user:User {id: $userId})-[edge:NEIGHBOR_OF]->(neighbor:User)
WHERE edge.version = $version
DELETE edge
