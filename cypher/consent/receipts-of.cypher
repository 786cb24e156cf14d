// For each user their next receipts, newest first, after the given position. Reads all receipts of these users.
// @mode    read
// @budget  10100
// @param   ownerIds       [UserId!]!
// @param   afterRank      Int!
// @param   afterId        String!
// @param   limit          Int!
// @returns ownerId        UserId!
// @returns id             String!
// @returns rank           Int!
// @returns at             Int!
// @returns granted        [String!]!
// @returns denied         [String!]!
// @returns policyVersion  String
// @returns origin         String!
UNWIND $ownerIds AS ownerId
MATCH (user:User {id: ownerId})
CALL (user) {
  MATCH (user)-[:GAVE]->(receipt:ConsentReceipt)
  WITH receipt.id AS id, receipt.version AS rank, receipt.at AS at, receipt.granted AS granted,
       receipt.denied AS denied, receipt.policyVersion AS policyVersion, receipt.origin AS origin
  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)
  RETURN id, rank, at, granted, denied, policyVersion, origin
  ORDER BY rank DESC, id
  LIMIT $limit
}
RETURN ownerId, id, rank, at, granted, denied, policyVersion, origin
ORDER BY ownerId, rank DESC, id
