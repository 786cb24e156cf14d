// Whom each of these users follows most closely, at most 20.
// @mode    read
// @bounded
// @param   fromIds   [UserId!]!
// @param   version   String!
// @returns fromId    UserId!
// @returns personId  UserId!
// @returns strength  Float!
UNWIND $fromIds AS fromId
MATCH (followed:User {id: fromId})-[top:TOP_FOLLOWED]->(person:User)
WHERE top.version = $version AND top.rank <= 20
RETURN fromId, person.id AS personId, toFloat(top.strength) AS strength
ORDER BY fromId, personId
