// One page of users and visitors by id.
// @mode    read
// @budget  500
// @param   afterId UserId!
// @param   limit   Int!
// @returns id      UserId!
MATCH (user:User) WHERE user.id > $afterId
RETURN user.id AS id ORDER BY id LIMIT $limit
