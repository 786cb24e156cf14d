// One page of the keys of placements.
// @mode    read
// @budget  1000
// @param   afterKey String!
// @param   limit    Int!
// @returns id       String!
MATCH (placement:Placement) WHERE placement.key > $afterKey
RETURN placement.key AS id
ORDER BY id LIMIT $limit
