// The first users by id, for an example query. Visitors are left out: their ids are secrets.
// @mode    read
// @budget  100
// @param   limit  Int!
// @returns id     UserId!
MATCH (user:User) WHERE NOT user:Visitor RETURN user.id AS id ORDER BY id LIMIT $limit
