// Which of these users exist.
// @mode    read
// @bounded
// @param   ids [String!]!
// @returns id  String!
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})
RETURN user.id AS id
