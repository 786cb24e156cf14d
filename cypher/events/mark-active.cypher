// When users were last active, how many recent engagements each of them has, and the stamp of these; none if it is
// null. `ownLastAt` is when a user with visitors was last active themselves.
// @mode    write
// @steady
// @touches users(rows.userId)
// @param   rows[].userId      UserId!
// @param   rows[].lastAt      Int
// @param   rows[].ownLastAt   Int
// @param   rows[].recentCount Int
// @param   rows[].recentStamp String
UNWIND $rows AS row
MATCH (user:User {id: row.userId})
SET user += {lastAt: row.lastAt, ownLastAt: row.ownLastAt, recentCount: row.recentCount, recentStamp: row.recentStamp}
