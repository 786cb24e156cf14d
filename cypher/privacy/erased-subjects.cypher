// Keyed hashes of erased users, and when their data was deleted: one page by id of the request. Unless it is all of time, only the events
// of a visitor from `fromMs` to before `untilMs` were deleted.
// @mode    read
// @budget  5000
// @param   afterId  String!
// @param   limit    Int!
// @returns id       String!
// @returns subject  String!
// @returns erasedAt Int!
// @returns fromMs     Int!
// @returns untilMs    Int
MATCH (request:PrivacyRequest)
WHERE request.id > $afterId AND request.kind = 'erasure' AND request.erasedAt IS NOT NULL
RETURN request.id AS id, request.subject AS subject, request.erasedAt AS erasedAt,
  request.fromMs AS fromMs, request.untilMs AS untilMs
ORDER BY id LIMIT $limit
