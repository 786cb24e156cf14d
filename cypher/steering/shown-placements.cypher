// When a viewer was shown placements and promotions that have a frequency cap: names, and of each its newest instants as a text.
// @mode    read
// @bounded
// @param   viewerId UserId!
// @returns names    [String!]!
// @returns ats      [String!]!
MATCH (viewer:User {id: $viewerId})
RETURN coalesce(viewer.shownPlacements, []) AS names, coalesce(viewer.shownAts, []) AS ats
