// How many users follow each of these users, and the number that is stored. Reads all of these ties, like a page of followers.
// @mode    read
// @budget  2000
// @param   ids       [UserId!]!
// @returns id        UserId!
// @returns followers Int!
// @returns stored    Int
MATCH (user:User) WHERE user.id IN $ids
RETURN user.id AS id, COUNT { (user)<-[:FOLLOWS]-(:User) } AS followers, user.followerCount AS stored
ORDER BY id
