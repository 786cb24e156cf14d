// The versions of segments whose spec holds a text: those that may name a user by id.
// @mode    read
// @budget  20000
// @param   text   String!
// @returns id     String!
// @returns source String!
// @returns spec   String!
MATCH (segment:Placement {surface: 'SEGMENT'})-[:PUBLISHED]->(version:PlacementVersion)
WHERE version.spec CONTAINS $text
RETURN version.id AS id, version.source AS source, version.spec AS spec
ORDER BY id
