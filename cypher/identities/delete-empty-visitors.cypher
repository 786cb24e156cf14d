// Deletes those of these visitors who have no interactions, links and receipts left, and were not active since an instant. The
// SET holds them, so that the second look sees what other processes have written.
// @mode    write
// @touches users(ids)
// @param   ids   [UserId!]!
// @param   since Int!
UNWIND $ids AS wanted
MATCH (visitor:User {id: wanted})
WHERE visitor:Visitor AND coalesce(visitor.lastAt, 0) < $since
  AND COUNT { (visitor)-[:INTERACTED_WITH]->() } + COUNT { (visitor)-[:IDENTIFIED_AS]->() } + COUNT { (visitor)-[:GAVE]->() } = 0
SET visitor.id = wanted
WITH visitor
WHERE coalesce(visitor.lastAt, 0) < $since
  AND COUNT { (visitor)-[:INTERACTED_WITH]->() } + COUNT { (visitor)-[:IDENTIFIED_AS]->() } + COUNT { (visitor)-[:GAVE]->() } = 0
DETACH DELETE visitor
