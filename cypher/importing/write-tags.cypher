// Creates or updates tags.
// @mode    write
// @grows
// @touches catalog
// @param   rows[].id         String!
// @param   rows[].properties Properties!
UNWIND $rows AS row
MERGE (tag:Tag {id: row.id})
SET tag += row.properties
