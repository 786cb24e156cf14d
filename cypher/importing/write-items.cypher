// Creates or updates items. Properties that a row does not name stay; instants are separate columns, as integers.
// @mode    write
// @grows
// @touches catalog
// @param   rows[].id             String!
// @param   rows[].createdAt      Int
// @param   rows[].availableFrom  Int
// @param   rows[].availableUntil Int
// @param   rows[].properties     Properties!
UNWIND $rows AS row
MERGE (item:Item {id: row.id})
SET item += row.properties
SET item.createdAt = row.createdAt, item.availableFrom = row.availableFrom,
  item.availableUntil = row.availableUntil
