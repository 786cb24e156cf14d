// Notes that a user does not want another suggested. The other is not suggested to them again.
// @mode    write
// @touches users(userId)
// @param   userId  UserId!
// @param   otherId UserId!
// @param   at      Int!
MATCH (user:User {id: $userId})
MATCH (other:User {id: $otherId})
CREATE (user)-[:DISMISSED {at: $at}]->(other)
