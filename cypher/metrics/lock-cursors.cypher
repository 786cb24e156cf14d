// Keeps the journals of this graph from being applied until the transaction ends. Sorted, so that two processes never deadlock.
// @mode    write
// @steady
// @lock
// @touches nothing
MATCH (cursor:Cursor)
WITH cursor ORDER BY cursor.journal
SET cursor.journal = cursor.journal
