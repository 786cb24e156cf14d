// Keeps entries of the audit log. Written twice, an entry counts once.
// @mode    write
// @steady
// @touches nothing
// @param   rows[].id      String!
// @param   rows[].at      Int!
// @param   rows[].actor   String!
// @param   rows[].action  String!
// @param   rows[].count   Int!
UNWIND $rows AS row
MERGE (entry:AuditEntry {id: row.id})
SET entry.at = row.at, entry.actor = row.actor, entry.action = row.action, entry.count = row.count
