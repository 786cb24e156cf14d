// What a user asked to see more and less of for a while, each as a text, newest first.
// @mode    read
// @bounded
// @param   userId UserId!
// @returns steers [String!]!
MATCH (user:User {id: $userId})
RETURN coalesce(user.steers, []) AS steers
