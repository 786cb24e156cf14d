// One page of the published versions of a placement, newest first.
// @mode    read
// @budget  1000
// @param   key         String!
// @param   before      Int!
// @param   limit       Int!
// @returns id          String!
// @returns number      Int!
// @returns source      String!
// @returns spec        String!
// @returns digest      String!
// @returns activeFrom  Int
// @returns activeUntil Int
// @returns createdAt   Int!
// @returns createdBy   String!
// @returns note        String
MATCH (placement:Placement {key: $key})-[:PUBLISHED]->(version:PlacementVersion)
WHERE version.number < $before
RETURN version.id AS id, version.number AS number, version.source AS source, version.spec AS spec, version.digest AS digest,
  version.activeFrom AS activeFrom, version.activeUntil AS activeUntil, version.createdAt AS createdAt,
  version.createdBy AS createdBy, version.note AS note
ORDER BY number DESC, id LIMIT $limit
