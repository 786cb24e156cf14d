// For each user the next of their serving neighbors without a block between them, most similar first, after the given
// position.
// @mode    read
// @bounded
// @param   ownerIds   [UserId!]!
// @param   version    String!
// @param   afterRank  Int!
// @param   afterId    UserId!
// @param   limit      Int!
// @returns ownerId    UserId!
// @returns id         UserId!
// @returns rank       Int!
// @returns similarity Float!
UNWIND $ownerIds AS ownerId
MATCH (user:User {id: ownerId})
CALL (user) {
  MATCH (user)-[tie:NEIGHBOR_OF]->(neighbor:User)
  WHERE tie.version = $version
    AND COUNT { (user)-[:BLOCKS]->(neighbor) } = 0 AND COUNT { (neighbor)-[:BLOCKS]->(user) } = 0
  WITH neighbor.id AS id, toFloat(tie.similarity) AS similarity,
       toInteger(tie.similarity * 1000000.0 + 0.5) AS rank
  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)
  RETURN id, rank, similarity
  ORDER BY rank DESC, id
  LIMIT $limit
}
RETURN ownerId, id, rank, similarity
ORDER BY ownerId, rank DESC, id
