// The users of some receipts, with their decisions as they are now. A receipt that was deleted is left out.
// @mode    read
// @bounded
// @param   receiptIds [String!]!
// @returns receiptId  String!
// @returns id         UserId!
// @returns granted    [String!]!
// @returns denied     [String!]!
UNWIND $receiptIds AS wanted
MATCH (receipt:ConsentReceipt {id: wanted})<-[:GAVE]-(user:User)
RETURN receipt.id AS receiptId, user.id AS id, coalesce(user.consentGranted, []) AS granted,
  coalesce(user.consentDenied, []) AS denied
ORDER BY receiptId
