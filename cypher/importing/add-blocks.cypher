// Writes BLOCKS ties that are not there yet.
// @mode    write
// @touches users(rows.userId, rows.otherId)
// @param   rows[].userId   UserId!
// @param   rows[].otherId  UserId!
// @param   rows[].since    Int
UNWIND $rows AS row
MATCH (user:User {id: row.userId})
MATCH (other:User {id: row.otherId})
CREATE (user)-[tie:BLOCKS]->(other)
SET tie.since = row.since
