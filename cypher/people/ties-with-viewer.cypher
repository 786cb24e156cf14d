// Whether the viewer follows people, and they the viewer. Unknown ids are left out; none is found for an unknown viewer.
// @mode    read
// @bounded
// @param   viewerId      UserId!
// @param   ids           [UserId!]!
// @returns id            UserId!
// @returns isFollowed    Boolean!
// @returns followsViewer Boolean!
MATCH (viewer:User {id: $viewerId})
MATCH (person:User) WHERE person.id IN $ids
RETURN person.id AS id, COUNT { (viewer)-[:FOLLOWS]->(person) } > 0 AS isFollowed,
       COUNT { (person)-[:FOLLOWS]->(viewer) } > 0 AS followsViewer
ORDER BY id
