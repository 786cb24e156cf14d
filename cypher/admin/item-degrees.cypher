// How many items were used by how many people. Reads the whole catalog: for people and tools.
// @mode    read
// @budget  100000
// @returns degree  Int!
// @returns items   Int!
MATCH (item:Item)
WITH toInteger(coalesce(item.degree, 0)) AS degree, count(item) AS items
RETURN degree, items
