// What users and visitors did to an item, for at most this many of them. Reads all of its interactions: for items of few users.
// @mode    read
// @budget  10001
// @param   itemId         String!
// @param   limit          Int!
// @returns userId         UserId!
// @returns eventKinds     [String!]!
// @returns eventValues    [Float!]!
// @returns archivedEvents [String!]!
MATCH (item:Item {id: $itemId})<-[done:INTERACTED_WITH]-(user:User)
RETURN user.id AS userId, done.eventKinds AS eventKinds, done.eventValues AS eventValues,
  coalesce(done.archivedEvents, []) AS archivedEvents
ORDER BY userId
LIMIT $limit
