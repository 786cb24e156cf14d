// For each user the next users they follow, strongest tie first, after the given position. Reads all of these ties: at most
// 5,000, by the cap on writes.
// @mode    read
// @budget  10100
// @param   ownerIds  [UserId!]!
// @param   afterRank Int!
// @param   afterId   UserId!
// @param   limit     Int!
// @returns ownerId   UserId!
// @returns id        UserId!
// @returns rank      Int!
// @returns strength  Float!
// @returns since     Int
UNWIND $ownerIds AS ownerId
MATCH (user:User {id: ownerId})
CALL (user) {
  MATCH (user)-[tie:FOLLOWS]->(other:User)
  WITH other.id AS id, tie.since AS since, toFloat(coalesce(tie.strength, 1.0)) AS strength,
       toInteger(coalesce(tie.strength, 1.0) * 1000000.0 + 0.5) AS rank
  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)
  RETURN id, rank, strength, since
  ORDER BY rank DESC, id
  LIMIT $limit
}
RETURN ownerId, id, rank, strength, since
ORDER BY ownerId, rank DESC, id
