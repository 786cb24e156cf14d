// For each item the next available items that people order with it, by lift: those after the given place.
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
// @returns lift      Float!
// @returns orders    Int!
UNWIND $ownerIds AS ownerId
MATCH (item:Item {id: ownerId})
CALL (item) {
  MATCH (item)-[edge:BOUGHT_WITH]->(other:Item)
  WHERE edge.version = $version
    AND (other.availableFrom IS NULL OR other.availableFrom <= $now)
    AND (other.availableUntil IS NULL OR other.availableUntil > $now)
  WITH other.id AS id, toFloat(edge.lift) AS lift, edge.orders AS orders, toInteger(edge.lift * 1000000.0 + 0.5) AS rank
  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)
  RETURN id, rank, lift, orders
  ORDER BY rank DESC, id
  LIMIT $limit
}
RETURN ownerId, id, rank, lift, orders
ORDER BY ownerId, rank DESC, id
