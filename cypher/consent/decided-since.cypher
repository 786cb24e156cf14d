// The users of some receipts, with their decisions as they are now. A receipt that was deleted is left out.
// @mode    read
// @bounded
// @param   receiptIds     [String!]!
// @returns receiptId      String!
// @returns id             UserId!
// @returns at             Int!
// @returns policyVersion  String
// @returns version        Int!
// @returns granted        [String!]!
// @returns grantedAts     [Int!]!
// @returns denied         [String!]!
// @returns deniedAts      [Int!]!
// @returns showMeToOthers Boolean
UNWIND $receiptIds AS wanted
MATCH (receipt:ConsentReceipt {id: wanted})<-[:GAVE]-(user:User)
RETURN receipt.id AS receiptId, user.id AS id, receipt.at AS at, receipt.policyVersion AS policyVersion,
  coalesce(user.consentVersion, 0) AS version, coalesce(user.consentGranted, []) AS granted,
  coalesce(user.consentGrantedAts, []) AS grantedAts, coalesce(user.consentDenied, []) AS denied,
  coalesce(user.consentDeniedAts, []) AS deniedAts, user.showMeToOthers AS showMeToOthers
ORDER BY receiptId
