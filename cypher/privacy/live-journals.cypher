// Journals of servers with a heartbeat since `after` that have not ended.
// @mode    read
// @budget  1000
// @param   after   Int!
// @param   limit   Int!
// @returns journalId String!
MATCH (cursor:Cursor)
WHERE cursor.beatAt > $after AND coalesce(cursor.isClosed, false) = false
RETURN cursor.journal AS journalId
ORDER BY journalId LIMIT $limit
