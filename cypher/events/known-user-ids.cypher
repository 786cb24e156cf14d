// Which of these users exist, and whether each is linked to visitors or, being one, to users.
// @mode    read
// @bounded
// @param   ids      [UserId!]!
// @returns id       UserId!
// @returns isLinked Boolean!
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})
RETURN user.id AS id, COUNT { (user)-[:IDENTIFIED_AS]->() } + COUNT { (user)<-[:IDENTIFIED_AS]-() } > 0 AS isLinked
