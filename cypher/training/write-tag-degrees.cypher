// How many items carry each tag.
// @mode    write
// @touches catalog
// @param   rows[].id      String!
// @param   rows[].degree  Int!
UNWIND $rows AS row
MATCH (tag:Tag {id: row.id})
SET tag.degree = row.degree
