// Exports of a process that have not ended, oldest first.
// @mode    read
// @budget  1000
// @param   process      String!
// @param   limit        Int!
// @returns id           String!
// @returns subject      String!
// @returns sealedUserId String
// @returns requestedAt  Int!
MATCH (request:PrivacyRequest)
WHERE request.kind = 'export' AND request.process = $process AND request.state IN ['pending', 'running']
WITH request.id AS id, request.subject AS subject, request.sealedUserId AS sealedUserId,
  request.requestedAt AS requestedAt
RETURN id, subject, sealedUserId, requestedAt
ORDER BY requestedAt, id LIMIT $limit
