// Removes the notes that a user unfollowed others: of the given others, and those before an instant.
// @mode  write
// @param userId   String!
// @param otherIds IdSet!
// @param before   Int!
MATCH (user:User {id: $userId})-[note:UNFOLLOWED]->(other:User)
WHERE $otherIds[other.id] IS NOT NULL OR note.at < $before
DELETE note
