// Replaces what a user asked to see more and less of.
// @mode    write
// @steady
// @touches users(userId)
// @param   userId UserId!
// @param   steers [String!]!
MATCH (user:User {id: $userId})
SET user.steers = $steers
