// The stored numbers of followers of users; null where none is stored.
// @mode    read
// @bounded
// @param   ids       [UserId!]!
// @returns id        UserId!
// @returns followers Int
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})
RETURN user.id AS id, user.followerCount AS followers
ORDER BY id
