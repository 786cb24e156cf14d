// The first users by id, for an example query.
// @mode    read
// @budget  100
// @param   limit  Int!
// @returns id     UserId!
MATCH (user:User) RETURN user.id AS id ORDER BY id LIMIT $limit
