// Writes FOLLOWS ties that are not there yet.
// @mode    write
// @grows
// @touches users(rows.userId, rows.otherId)
// @param   rows[].userId   UserId!
// @param   rows[].otherId  UserId!
// @param   rows[].strength Float!
// @param   rows[].since    Int
UNWIND $rows AS row
MATCH (user:User {id: row.userId})
MATCH (other:User {id: row.otherId})
CREATE (user)-[tie:FOLLOWS {strength: toFloat(row.strength)}]->(other)
SET tie.since = row.since
