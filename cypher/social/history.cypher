// For each user the next items of their recent engagements, newest first, after the given position.
// @mode    read
// @bounded
// @param   ownerIds  [UserId!]!
// @param   afterRank Int!
// @param   afterId   String!
// @param   limit     Int!
// @returns ownerId   UserId!
// @returns id        String!
// @returns rank      Int!
// @returns weight    Float!
UNWIND $ownerIds AS ownerId
MATCH (user:User {id: ownerId})
CALL (user) {
  MATCH (user)-[engaged:RECENTLY_ENGAGED]->(item:Item)
  WITH item.id AS id, toInteger(engaged.lastAt) AS rank, toFloat(engaged.weight) AS weight
  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)
  RETURN id, rank, weight
  ORDER BY rank DESC, id
  LIMIT $limit
}
RETURN ownerId, id, rank, weight
ORDER BY ownerId, rank DESC, id
