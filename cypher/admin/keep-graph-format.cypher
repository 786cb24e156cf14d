// Gives the graph the number of its format, unless it has one. Returns the stored one.
// @mode    write
// @touches nothing
// @param   number Int!
// @returns number Int!
MERGE (format:Singleton {id: 'format'})
ON CREATE SET format.number = $number
RETURN format.number AS number
