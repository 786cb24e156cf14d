// Deletes some receipts.
// @mode    write
// @touches nothing
// @param   receiptIds [String!]!
UNWIND $receiptIds AS wanted
MATCH (receipt:ConsentReceipt {id: wanted})
DETACH DELETE receipt
