// Which of these users exist.
// @mode    read
// @bounded
// @param   ids [UserId!]!
// @returns id  UserId!
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})
RETURN user.id AS id
