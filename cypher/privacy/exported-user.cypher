// All properties of a user as stored; no row if the user does not exist.
// @mode    read
// @bounded
// @param   userId     UserId!
// @returns id         UserId!
// @returns properties UserProperties!
MATCH (user:User {id: $userId})
RETURN user.id AS id, properties(user) AS properties
