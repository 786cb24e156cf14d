// Users, not visitors, who recently engaged with some of these items, most shared items first. Reads every engagement with the items: the
// caller picks items with few engaged users.
// @mode    read
// @budget  5000
// @param   viewerId  UserId!
// @param   itemIds   [String!]!
// @param   limit     Int!
// @returns userId    UserId!
// @returns shared    Int!
UNWIND $itemIds AS wanted
MATCH (item:Item {id: wanted})<-[:RECENTLY_ENGAGED]-(other:User)
WHERE NOT other:Visitor
WITH other.id AS userId, count(*) AS shared
WHERE userId <> $viewerId
RETURN userId, shared
ORDER BY shared DESC, userId LIMIT $limit
