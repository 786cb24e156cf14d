// Removes an item from those that are never shown to a user again.
// @mode    write
// @steady
// @touches users(userId)
// @param   userId UserId!
// @param   itemId String!
MATCH (user:User {id: $userId})
WITH user, [itemId IN coalesce(user.dismissedItemIds, []) WHERE itemId <> $itemId] AS others
SET user.dismissedItemIds = CASE WHEN size(others) = 0 THEN null ELSE others END
