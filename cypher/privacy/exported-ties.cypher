// One page of a user's ties of a type to other users as stored, by version and by the other users' ids: while several versions of
// a model are kept, a user has several derived ties to another one. Reads all of their ties.
// @mode    read
// @budget  5000
// @param   userId       UserId!
// @param   type         String!
// @param   afterVersion String!
// @param   afterId      UserId!
// @param   limit        Int!
// @returns id           UserId!
// @returns properties   Properties!
MATCH (user:User {id: $userId})-[edge:FOLLOWS|UNFOLLOWED|BLOCKS|MUTES|DISMISSED|NEIGHBOR_OF|TWO_HOP_TIE|TOP_FOLLOWED]->(other:User)
WHERE type(edge) = $type
WITH other.id AS id, coalesce(edge.version, '') AS version, edge
WHERE version > $afterVersion OR (version = $afterVersion AND id > $afterId)
WITH id, version, edge
ORDER BY version, id
LIMIT $limit
RETURN id, properties(edge) AS properties
