// For each user the next users whom they blocked (`BLOCKS`), muted (`MUTES`) or do not want suggested (`DISMISSED`), by id, after
// the given position. Reads all of these ties: at most 5,000 of a type, by the cap on writes.
// @mode    read
// @budget  10100
// @param   ownerIds  [UserId!]!
// @param   type      String!
// @param   afterRank Int!
// @param   afterId   UserId!
// @param   limit     Int!
// @returns ownerId   UserId!
// @returns id        UserId!
// @returns rank      Int!
UNWIND $ownerIds AS ownerId
MATCH (user:User {id: ownerId})
CALL (user) {
  MATCH (user)-[tie:BLOCKS|MUTES|DISMISSED]->(other:User)
  WHERE type(tie) = $type
  WITH other.id AS id, 0 AS rank
  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)
  RETURN id, rank
  ORDER BY rank DESC, id
  LIMIT $limit
}
RETURN ownerId, id, rank
ORDER BY ownerId, rank DESC, id
