// Number of placements, or of segments.
// @mode    read
// @budget  1000
// @param   ofSegments Boolean!
// @returns total      Int!
MATCH (placement:Placement) WHERE (placement.surface = 'SEGMENT') = $ofSegments
RETURN count(placement) AS total
