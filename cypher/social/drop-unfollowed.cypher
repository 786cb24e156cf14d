// Removes the notes that a user unfollowed others: of the given others, and those before an instant.
// @mode    write
// @touches users(userId)
// @param   userId   UserId!
// @param   otherIds UserIdSet!
// @param   before   Int!
MATCH (user:User {id: $userId})-[note:UNFOLLOWED]->(other:User)
WHERE $otherIds[other.id] IS NOT NULL OR note.at < $before
DELETE note
