// For each tag the next available items of its serving list of top items, best first: those after the given place.
// @mode    read
// @bounded
// @param   ownerIds  [String!]!
// @param   version   String!
// @param   now       Int!
// @param   afterRank Int!
// @param   afterId   String!
// @param   limit     Int!
// @returns ownerId   String!
// @returns id        String!
// @returns rank      Int!
// @returns score     Float!
UNWIND $ownerIds AS ownerId
MATCH (tag:Tag {id: ownerId})
CALL (tag) {
  MATCH (tag)-[top:TOP_ITEM]->(item:Item)
  WHERE top.version = $version
    AND (item.availableFrom IS NULL OR item.availableFrom <= $now)
    AND (item.availableUntil IS NULL OR item.availableUntil > $now)
  WITH item.id AS id, toFloat(top.score) AS score, toInteger(top.score * 1000000.0 + 0.5) AS rank
  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)
  RETURN id, rank, score
  ORDER BY rank DESC, id
  LIMIT $limit
}
RETURN ownerId, id, rank, score
ORDER BY ownerId, rank DESC, id
