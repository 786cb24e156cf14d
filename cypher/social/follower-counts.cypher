// How many users follow each of these users. Reads all of these ties, like a page of followers.
// @mode    read
// @budget  2000
// @param   ids       [UserId!]!
// @returns id        UserId!
// @returns followers Int!
MATCH (user:User) WHERE user.id IN $ids
RETURN user.id AS id, COUNT { (user)<-[:FOLLOWS]-(:User) } AS followers
ORDER BY id
