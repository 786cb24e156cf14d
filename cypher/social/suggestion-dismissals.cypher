// How many users a user dismissed among suggestions, and whether the given one is among them.
// @mode    read
// @budget  1
// @param   userId      UserId!
// @param   otherId     UserId!
// @returns total       Int!
// @returns isDismissed Boolean!
MATCH (user:User {id: $userId})
CALL (user) {
  MATCH (user)-[:DISMISSED]->(other:User)
  RETURN collect(other.id) AS otherIds
}
RETURN size(otherIds) AS total, $otherId IN otherIds AS isDismissed
