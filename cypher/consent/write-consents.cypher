// Writes the decisions of users, with a receipt of what each has just decided.
// @mode    write
// @steady
// @touches users(rows.userId)
// @param   rows[].userId         UserId!
// @param   rows[].version        Int!
// @param   rows[].granted        [String!]!
// @param   rows[].grantedAts     [Int!]!
// @param   rows[].denied         [String!]!
// @param   rows[].deniedAts      [Int!]!
// @param   rows[].showMeToOthers Boolean
// @param   rows[].receiptId      String!
// @param   rows[].at             Int!
// @param   rows[].nowGranted     [String!]!
// @param   rows[].nowDenied      [String!]!
// @param   rows[].policyVersion  String
// @param   rows[].origin         String!
UNWIND $rows AS row
MATCH (user:User {id: row.userId})
SET user.consentVersion = row.version, user.consentGranted = row.granted, user.consentGrantedAts = row.grantedAts,
  user.consentDenied = row.denied, user.consentDeniedAts = row.deniedAts, user.showMeToOthers = row.showMeToOthers
CREATE (user)-[:GAVE]->(receipt:ConsentReceipt {id: row.receiptId, at: row.at, version: row.version,
  granted: row.nowGranted, denied: row.nowDenied, policyVersion: row.policyVersion, origin: row.origin})
