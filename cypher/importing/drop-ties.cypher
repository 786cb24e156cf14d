// Removes the wanted ties of these users, to write them anew. A tie goes by its type, a space and the other's id.
// @mode  write
// @param rows[].userId String!
// @param rows[].wanted IdSet!
UNWIND $rows AS row
MATCH (user:User {id: row.userId})-[tie:FOLLOWS|BLOCKS|MUTES]->(other:User)
WHERE row.wanted[type(tie) + ' ' + other.id] IS NOT NULL
DELETE tie
