// The number of entries of the audit log.
// @mode    read
// @budget  1
// @returns total   Int!
MATCH (entry:AuditEntry)
RETURN count(entry) AS total
