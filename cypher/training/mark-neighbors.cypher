// When a user's neighbors were found anew. Also holds the user until the transaction ends.
// @mode   write
// @param  userId  String!
// @param  at      Int!
MATCH (user:User {id: $userId})
SET user.neighborsAt = $at
