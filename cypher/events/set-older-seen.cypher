// What users have seen beyond their recent engagements: ids, instants and kinds of events side by side, newest first;
// null where there is nothing.
// @mode    write
// @steady
// @touches users(rows.userId)
// @param   rows[].userId           UserId!
// @param   rows[].olderSeenItemIds [String!]
// @param   rows[].olderSeenAts     [Int!]
// @param   rows[].olderSeenKinds   [String!]
UNWIND $rows AS row
MATCH (user:User {id: row.userId})
SET user.olderSeenItemIds = row.olderSeenItemIds, user.olderSeenAts = row.olderSeenAts,
  user.olderSeenKinds = row.olderSeenKinds
