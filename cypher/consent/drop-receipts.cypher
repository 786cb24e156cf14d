// Deletes the receipts of some users.
// @mode    write
// @touches users(ids)
// @param   ids [UserId!]!
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})-[:GAVE]->(receipt:ConsentReceipt)
DETACH DELETE receipt
