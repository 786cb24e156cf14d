// One page of the keys of placements, or of segments.
// @mode    read
// @budget  1000
// @param   afterKey  String!
// @param   limit     Int!
// @param   ofSegments Boolean!
// @returns id        String!
MATCH (placement:Placement) WHERE placement.key > $afterKey AND (placement.surface = 'SEGMENT') = $ofSegments
RETURN placement.key AS id
ORDER BY id LIMIT $limit
