// The versions of all placements that can apply from an instant on, newest first: none that has ended then, and none older than one
// without end that has begun then.
// @mode    read
// @budget  20000
// @param   fromMs      Int!
// @returns id          String!
// @returns key         String!
// @returns surface     String!
// @returns number      Int!
// @returns spec        String!
// @returns activeFrom  Int
// @returns activeUntil Int
MATCH (placement:Placement)
CALL (placement) {
  MATCH (placement)-[:PUBLISHED]->(lasting:PlacementVersion)
  WHERE lasting.activeUntil IS NULL AND coalesce(lasting.activeFrom, $fromMs) <= $fromMs
  RETURN max(lasting.number) AS newest
}
MATCH (placement)-[:PUBLISHED]->(version:PlacementVersion)
WHERE version.number >= coalesce(newest, 0) AND (version.activeUntil IS NULL OR version.activeUntil > $fromMs)
RETURN version.id AS id, placement.key AS key, placement.surface AS surface, version.number AS number, version.spec AS spec,
  version.activeFrom AS activeFrom, version.activeUntil AS activeUntil
ORDER BY key, number DESC, id
