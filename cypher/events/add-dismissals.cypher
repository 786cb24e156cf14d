// Adds items to those that are never shown to their users again. The list is a set: an item that is in it stays once. Items
// of one row are distinct.
// @mode    write
// @steady
// @touches users(rows.userId)
// @param   rows[].userId  UserId!
// @param   rows[].itemIds [String!]!
UNWIND $rows AS row
MATCH (user:User {id: row.userId})
WITH user, coalesce(user.dismissedItemIds, []) AS known, row.itemIds AS itemIds
SET user.dismissedItemIds = known + [itemId IN itemIds WHERE NOT itemId IN known]
