// Deletes some receipts of consent; returns how many.
// @mode    write
// @touches nothing
// @param   limit Int!
// @returns count Int!
MATCH (doomed:ConsentReceipt)
WITH doomed LIMIT $limit
DETACH DELETE doomed
RETURN count(*) AS count
