// The users that the viewer follows, strongest ties first.
// @mode    read
// @bounded
// @group   viewer
// @param   viewerId   UserId!
// @param   tieLimit   Int!
// @returns userId     UserId!
// @returns strength   Float!
MATCH (viewer:User {id: $viewerId})-[tie:FOLLOWS]->(person:User)
RETURN person.id AS userId, toFloat(coalesce(tie.strength, 1.0)) AS strength
ORDER BY toInteger(strength * 1000000.0 + 0.5) DESC, userId LIMIT $tieLimit
