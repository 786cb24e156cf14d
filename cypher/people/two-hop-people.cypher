// The two-hop ties of the viewer, with the strongest people in between.
// @mode    read
// @bounded
// @param   viewerId  UserId!
// @param   version   String!
// @returns personId  UserId!
// @returns strength  Float!
// @returns viaIds    [UserId!]!
MATCH (viewer:User {id: $viewerId})-[tie:TWO_HOP_TIE]->(person:User)
WHERE tie.version = $version
RETURN person.id AS personId, toFloat(tie.strength) AS strength, tie.viaIds AS viaIds
ORDER BY personId
