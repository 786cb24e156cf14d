// Published versions of placements.
// @mode    read
// @budget  1000
// @param   ids         [String!]!
// @returns id          String!
// @returns number      Int!
// @returns source      String!
// @returns digest      String!
// @returns activeFrom  Int
// @returns activeUntil Int
// @returns createdAt   Int!
// @returns createdBy   String!
// @returns note        String
MATCH (version:PlacementVersion) WHERE version.id IN $ids
RETURN version.id AS id, version.number AS number, version.source AS source, version.digest AS digest,
  version.activeFrom AS activeFrom, version.activeUntil AS activeUntil, version.createdAt AS createdAt,
  version.createdBy AS createdBy, version.note AS note
ORDER BY id
