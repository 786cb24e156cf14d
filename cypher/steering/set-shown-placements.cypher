// Replaces when a viewer was shown placements and promotions. Every list reads it again.
// @mode    write
// @steady
// @touches nothing
// @param   viewerId UserId!
// @param   names    [String!]!
// @param   ats      [String!]!
MATCH (viewer:User {id: $viewerId})
SET viewer.shownPlacements = $names, viewer.shownAts = $ats
