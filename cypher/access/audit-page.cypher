// One page of the audit log, newest first, then by id: the entries after the given place.
// @mode    read
// @budget  101
// @param   afterRank Int!
// @param   afterId   String!
// @param   limit     Int!
// @returns id        String!
// @returns rank      Int!
// @returns actor     String!
// @returns action    String!
// @returns count     Int!
MATCH (entry:AuditEntry)
WITH entry.id AS id, entry.at AS rank, entry.actor AS actor, entry.action AS action, entry.count AS count
WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)
RETURN id, rank, actor, action, count
ORDER BY rank DESC, id
LIMIT $limit
