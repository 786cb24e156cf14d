// The users with most followers, at most 100.
// @mode    read
// @bounded
// @param   version   String!
// @returns personId  UserId!
// @returns score     Float!
MATCH (chart:Chart {id: 'followed'})-[top:TOP_USER]->(person:User)
WHERE top.version = $version
RETURN person.id AS personId, toFloat(top.score) AS score
ORDER BY personId
