// Deletes a segment, whose versions were deleted before; returns its key, and nothing if there is none.
// @mode    write
// @touches steering
// @param   key String!
// @returns key String!
MATCH (segment:Placement {key: $key})
DETACH DELETE segment
RETURN $key AS key
