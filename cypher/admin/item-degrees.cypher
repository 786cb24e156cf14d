// How many items have each number of engaged users. Reads the whole catalog: for operators and tools.
// @mode    read
// @budget  100000
// @returns degree  Int!
// @returns items   Int!
MATCH (item:Item)
WITH toInteger(coalesce(item.degree, 0)) AS degree, count(item) AS items
RETURN degree, items
