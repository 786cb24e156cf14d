// How many items the catalog holds.
// @mode    read
// @budget  1
// @returns items Int!
MATCH (item:Item)
RETURN count(item) AS items
