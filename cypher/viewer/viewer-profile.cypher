// The viewer herself, and what she has seen beyond her recent engagements.
// @mode    read
// @bounded
// @param   viewerId        String!
// @returns id              String!
// @returns olderSeenItemIds [String!]!
MATCH (viewer:User {id: $viewerId})
RETURN viewer.id AS id, coalesce(viewer.olderSeenItemIds, []) AS olderSeenItemIds
