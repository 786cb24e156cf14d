// All properties of a user as stored; no row if the user does not exist.
// @mode    read
// @bounded
// @param   userId     String!
// @returns properties Properties!
MATCH (user:User {id: $userId})
RETURN properties(user) AS properties
