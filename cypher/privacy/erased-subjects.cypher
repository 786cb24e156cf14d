// Keyed hashes of erased users, and when their data was deleted: one page by id of the request.
// @mode    read
// @budget  5000
// @param   afterId  String!
// @param   limit    Int!
// @returns id       String!
// @returns subject  String!
// @returns erasedAt Int!
MATCH (request:PrivacyRequest)
WHERE request.id > $afterId AND request.kind = 'erasure' AND request.erasedAt IS NOT NULL
RETURN request.id AS id, request.subject AS subject, request.erasedAt AS erasedAt
ORDER BY id LIMIT $limit
