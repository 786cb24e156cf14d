// Those of some users who did not block the viewer, with their number of followers and the etags of their recent engagements.
// @mode    read
// @bounded
// @param   viewerId      UserId!
// @param   ids           [UserId!]!
// @returns id            UserId!
// @returns followerCount Int!
// @returns stamp         String
MATCH (viewer:User {id: $viewerId})
UNWIND $ids AS wanted
MATCH (person:User {id: wanted})
WHERE NOT person:Visitor AND COUNT { (person)-[:BLOCKS]->(viewer) } = 0
RETURN person.id AS id, coalesce(person.followerCount, 0) AS followerCount, person.recentStamp AS stamp
ORDER BY id
