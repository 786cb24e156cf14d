// Records when a user's neighbors of a version were recomputed.
// @mode    write
// @touches users(userId)
// @param   userId   UserId!
// @param   version  String!
// @param   at       Int!
MATCH (user:User {id: $userId})
SET user.neighborsAt = $at, user.neighborsVersion = $version
