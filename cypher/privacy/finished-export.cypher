// Whose an export is, by keyed hash, and when it ended; no row if it has not.
// @mode    read
// @bounded
// @param   id         String!
// @returns subject    String!
// @returns finishedAt Int!
MATCH (request:PrivacyRequest {id: $id})
WHERE request.kind = 'export' AND request.state = 'done'
RETURN request.subject AS subject, request.finishedAt AS finishedAt
