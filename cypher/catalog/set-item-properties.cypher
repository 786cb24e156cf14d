// Changes properties of items that decide neither whether nor where they are listed, such as title and price. Lists that test
// properties or show the items see it.
// @mode    write
// @touches items(rows.id)
// @param   rows[].id         String!
// @param   rows[].properties Properties!
UNWIND $rows AS row
MATCH (item:Item {id: row.id})
SET item += row.properties
