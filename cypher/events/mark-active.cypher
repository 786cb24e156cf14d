// When users were last active, and how many recent engagements each of them has.
// @mode  write
// @param rows[].userId      String!
// @param rows[].lastAt      Int!
// @param rows[].recentCount Int!
UNWIND $rows AS row
MATCH (user:User {id: row.userId})
SET user.lastAt = row.lastAt, user.recentCount = row.recentCount
