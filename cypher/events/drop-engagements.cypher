// Removes recent engagements of these users with the wanted items.
// @mode    write
// @steady
// @touches users(rows.userId)
// @param   rows[].userId UserId!
// @param   rows[].wanted IdSet!
UNWIND $rows AS row
MATCH (user:User {id: row.userId})-[recent:RECENTLY_ENGAGED]->(item:Item)
WHERE row.wanted[item.id] IS NOT NULL
DELETE recent
