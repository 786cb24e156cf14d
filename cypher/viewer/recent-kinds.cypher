// The kinds of events of the viewer's recent engagements, at most 100.
// @mode    read
// @bounded
// @group   viewer
// @param   viewerId UserId!
// @returns itemId   String!
// @returns lastAt   Int!
// @returns kinds    String!
MATCH (viewer:User {id: $viewerId})-[recent:RECENTLY_ENGAGED]->(item:Item)
RETURN item.id AS itemId, recent.lastAt AS lastAt, recent.kinds AS kinds
ORDER BY itemId
