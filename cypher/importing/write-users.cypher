// Creates or updates users. Properties that a row does not name stay; instants are separate columns, as integers.
// @mode    write
// @touches users(rows.id)
// @param   rows[].id         UserId!
// @param   rows[].createdAt  Int
// @param   rows[].properties UserProperties!
UNWIND $rows AS row
MERGE (user:User {id: row.id})
SET user += row.properties
SET user.createdAt = row.createdAt
