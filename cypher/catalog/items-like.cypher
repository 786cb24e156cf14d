// For each item the next available items of its serving list of similar items that at least this many people connect, most
// similar first: those after the given place.
// @mode    read
// @bounded
// @param   ownerIds  [String!]!
// @param   version   String!
// @param   now       Int!
// @param   leastPeople Int!
// @param   afterRank Int!
// @param   afterId   String!
// @param   limit     Int!
// @returns ownerId   String!
// @returns id        String!
// @returns rank      Int!
// @returns score     Float!
UNWIND $ownerIds AS ownerId
MATCH (item:Item {id: ownerId})
CALL (item) {
  MATCH (item)-[likeness:SIMILAR_TO]->(other:Item)
  WHERE likeness.version = $version AND likeness.people >= $leastPeople
    AND (other.availableFrom IS NULL OR other.availableFrom <= $now)
    AND (other.availableUntil IS NULL OR other.availableUntil > $now)
  WITH other.id AS id, toFloat(likeness.score) AS score, toInteger(likeness.score * 1000000.0 + 0.5) AS rank
  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)
  RETURN id, rank, score
  ORDER BY rank DESC, id
  LIMIT $limit
}
RETURN ownerId, id, rank, score
ORDER BY ownerId, rank DESC, id
