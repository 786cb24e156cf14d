// Removes a user from the people in between of the two-hop ties of their followers, present and recent.
// @mode    write
// @touches all-users
// @param   userId  UserId!
MATCH (user:User {id: $userId})<-[:FOLLOWS|UNFOLLOWED]-(head:User)
MATCH (head)-[tie:TWO_HOP_TIE]->(person:User)
WHERE $userId IN tie.viaIds
SET tie.viaIds = [viaId IN tie.viaIds WHERE viaId <> $userId]
