// Removes the ties between two users in both directions: follows and derived ties. Blocks and mutes stay.
// @mode    write
// @touches users(userId, otherId)
// @param   userId  UserId!
// @param   otherId UserId!
UNWIND [[$userId, $otherId], [$otherId, $userId]] AS pair
WITH pair[0] AS fromId, pair[1] AS toId
MATCH (user:User {id: fromId})-[tie:FOLLOWS|NEIGHBOR_OF|TWO_HOP_TIE|TOP_FOLLOWED]->(other:User {id: toId})
DELETE tie
