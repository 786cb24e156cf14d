// Removes the TAGGED edges of these items to the given tags, before they are written again.
// @mode    write
// @touches catalog
// @param   rows[].ownerId String!
// @param   rows[].wanted  IdSet!
UNWIND $rows AS row
MATCH (item:Item {id: row.ownerId})-[applied:TAGGED]->(tag:Tag)
WHERE row.wanted[tag.id] IS NOT NULL
DELETE applied
