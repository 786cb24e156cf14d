// Placements with their drafts, and the number of their newest version.
// @mode    read
// @budget  1000
// @param   keys        [String!]!
// @returns id          String!
// @returns surface     String!
// @returns newest      Int!
// @returns draft       String
// @returns draftSpec   String
// @returns draftDigest String
// @returns draftAt     Int
// @returns draftBy     String
MATCH (placement:Placement) WHERE placement.key IN $keys
RETURN placement.key AS id, placement.surface AS surface, placement.newest AS newest, placement.draft AS draft,
  placement.draftSpec AS draftSpec, placement.draftDigest AS draftDigest, placement.draftAt AS draftAt,
  placement.draftBy AS draftBy
ORDER BY id
