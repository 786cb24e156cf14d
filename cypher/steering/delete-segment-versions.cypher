// Deletes the versions of a segment.
// @mode    write
// @touches steering
// @param   key String!
MATCH (segment:Placement {key: $key})-[:PUBLISHED]->(version:PlacementVersion)
DETACH DELETE version
