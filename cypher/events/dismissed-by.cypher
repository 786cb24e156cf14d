// What these users dismissed.
// @mode    read
// @bounded
// @param   ids              [UserId!]!
// @returns userId           UserId!
// @returns dismissedItemIds [String!]!
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})
RETURN user.id AS userId, coalesce(user.dismissedItemIds, []) AS dismissedItemIds
