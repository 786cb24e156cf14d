// Replaces the hashed ids of older events of users. No list depends on them.
// @mode    write
// @steady
// @touches nothing
// @param   rows[].userId        UserId!
// @param   rows[].olderEventIds [String!]!
UNWIND $rows AS row
MATCH (user:User {id: row.userId})
SET user.olderEventIds = row.olderEventIds
