// Makes a placement unless it exists, and locks it until the transaction ends.
// @mode    write
// @steady
// @touches nothing
// @param   key     String!
// @param   surface String!
MERGE (placement:Placement {key: $key})
ON CREATE SET placement.surface = $surface, placement.newest = 0
ON MATCH SET placement.key = $key
