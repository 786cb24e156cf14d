// Notes that users unfollowed others at an instant. The newest note of a pair counts.
// @mode    write
// @touches users(rows.userId, rows.otherId)
// @param   rows[].userId  UserId!
// @param   rows[].otherId UserId!
// @param   rows[].at      Int!
UNWIND $rows AS row
MATCH (user:User {id: row.userId})
MATCH (other:User {id: row.otherId})
CREATE (user)-[:UNFOLLOWED {at: row.at}]->(other)
