// Deletes some receipts.
// @mode  write
// @param receiptIds [String!]!
UNWIND $receiptIds AS wanted
MATCH (receipt:ConsentReceipt {id: wanted})
DETACH DELETE receipt
