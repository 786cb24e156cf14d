// Removes a user from the people in between of another's two-hop ties.
// @mode    write
// @touches users(userId)
// @param   userId  UserId!
// @param   otherId UserId!
MATCH (user:User {id: $userId})-[tie:TWO_HOP_TIE]->(person:User)
WHERE $otherId IN tie.viaIds
SET tie.viaIds = [viaId IN tie.viaIds WHERE viaId <> $otherId]
