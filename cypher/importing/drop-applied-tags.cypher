// Removes the APPLIED_TAG edges of these users to the given tags, before they are written again.
// @mode    write
// @touches users(rows.ownerId)
// @param   rows[].ownerId UserId!
// @param   rows[].wanted  IdSet!
UNWIND $rows AS row
MATCH (user:User {id: row.ownerId})-[applied:APPLIED_TAG]->(tag:Tag)
WHERE row.wanted[tag.id] IS NOT NULL
DELETE applied
