// Removes the given ties of these users, before they are written again. A tie is named by its type, a space and the other id.
// @mode    write
// @touches users(rows.userId, rows.wanted)
// @param   rows[].userId UserId!
// @param   rows[].wanted TieSet!
UNWIND $rows AS row
MATCH (user:User {id: row.userId})-[tie:FOLLOWS|BLOCKS|MUTES]->(other:User)
WHERE row.wanted[type(tie) + ' ' + other.id] IS NOT NULL
DELETE tie
