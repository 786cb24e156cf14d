// Erasures that have not ended, oldest first.
// @mode    read
// @budget  1000
// @param   limit        Int!
// @returns id           String!
// @returns subject      String!
// @returns sealedUserId String
// @returns forgottenBy  [String!]!
// @returns requestedAt  Int!
// @returns cleanedFrom  Int!
// @returns fromMs         Int!
// @returns untilMs        Int
MATCH (request:PrivacyRequest)
WHERE request.kind = 'erasure' AND request.state IN ['pending', 'running']
WITH request.id AS id, request.subject AS subject, request.sealedUserId AS sealedUserId,
  coalesce(request.forgottenBy, []) AS forgottenBy, request.requestedAt AS requestedAt,
  coalesce(request.cleanedFrom, 0) AS cleanedFrom, request.fromMs AS fromMs, request.untilMs AS untilMs
RETURN id, subject, sealedUserId, forgottenBy, requestedAt, cleanedFrom, fromMs, untilMs
ORDER BY requestedAt, id LIMIT $limit
