// Which of the given ties these users have. A tie is named by its type, a space and the other id.
// @mode    read
// @budget  5000
// @param   rows[].userId UserId!
// @param   rows[].wanted TieSet!
// @returns userId        UserId!
// @returns otherId       UserId!
// @returns type          String!
// @returns strength      Float
// @returns since         Int
UNWIND $rows AS row
MATCH (user:User {id: row.userId})-[tie:FOLLOWS|BLOCKS|MUTES]->(other:User)
WHERE row.wanted[type(tie) + ' ' + other.id] IS NOT NULL
RETURN user.id AS userId, other.id AS otherId, type(tie) AS type, toFloat(tie.strength) AS strength,
  tie.since AS since
