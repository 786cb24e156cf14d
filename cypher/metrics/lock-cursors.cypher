// Keeps the journals of this graph from being applied until the transaction ends. Sorted, so that two processes never deadlock.
// @mode    write
// @steady
// @lock
// @touches nothing
MATCH (cursor:Cursor)
WITH cursor, cursor.journal AS journalId ORDER BY journalId
SET cursor.journal = journalId
