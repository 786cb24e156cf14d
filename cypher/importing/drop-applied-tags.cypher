// Removes the APPLIED_TAG edges of these users to the wanted tags, to write them anew.
// @mode  write
// @param rows[].ownerId String!
// @param rows[].wanted  IdSet!
UNWIND $rows AS row
MATCH (user:User {id: row.ownerId})-[applied:APPLIED_TAG]->(tag:Tag)
WHERE row.wanted[tag.id] IS NOT NULL
DELETE applied
