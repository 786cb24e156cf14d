// Removes the note that a user does not want another suggested.
// @mode    write
// @touches users(userId)
// @param   userId  UserId!
// @param   otherId UserId!
MATCH (user:User {id: $userId})-[note:DISMISSED]->(other:User {id: $otherId})
DELETE note
