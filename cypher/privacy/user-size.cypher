// How much the graph holds of a user: relationships, and events in their interactions. No row for an unknown user.
// @mode    read
// @budget  1
// @param   userId        UserId!
// @returns relationships Int!
// @returns events        Int!
MATCH (user:User {id: $userId})
CALL (user) {
  MATCH (user)-[interaction:INTERACTED_WITH]->(item:Item)
  RETURN coalesce(sum(interaction.count), 0) AS events
}
RETURN COUNT { (user)--(:Item) } + COUNT { (user)--(:User) } + COUNT { (user)--(:Tag) } AS relationships, events
