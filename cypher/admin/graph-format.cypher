// The number of the graph's format; no row if it has none.
// @mode    read
// @budget  1
// @returns number Int!
MATCH (format:Singleton {id: 'format'})
RETURN format.number AS number
