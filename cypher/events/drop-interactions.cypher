// Removes what these users did to the wanted items, to write it anew in the same transaction: one walk a user.
// @mode  write
// @param rows[].userId String!
// @param rows[].wanted IdSet!
UNWIND $rows AS row
MATCH (user:User {id: row.userId})-[done:INTERACTED_WITH]->(item:Item)
WHERE row.wanted[item.id] IS NOT NULL
DELETE done
