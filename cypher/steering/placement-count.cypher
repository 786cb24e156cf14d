// Number of placements.
// @mode    read
// @budget  1
// @returns total Int!
MATCH (placement:Placement)
RETURN count(placement) AS total
