// The strongest ties of each of these users.
// @mode    read
// @budget  20000
// @param   userIds   [UserId!]!
// @param   fanOut    Int!
// @returns userId    UserId!
// @returns otherId   UserId!
// @returns strength  Float!
UNWIND $userIds AS userId
MATCH (user:User {id: userId})
CALL (user) {
  MATCH (user)-[tie:FOLLOWS]->(other:User)
  RETURN other.id AS otherId, tie.strength AS strength
  ORDER BY toInteger(strength * 1000000.0 + 0.5) DESC, otherId LIMIT $fanOut
}
RETURN userId, otherId, toFloat(strength) AS strength
ORDER BY userId, otherId
