// How many users follow each of these users.
// @mode    write
// @touches users(rows.id)
// @param   rows[].id         UserId!
// @param   rows[].followers  Int!
UNWIND $rows AS row
MATCH (user:User {id: row.id})
SET user.followerCount = row.followers
