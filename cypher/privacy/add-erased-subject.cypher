// Adds an erasure that the graph has not seen: it was restored from a backup that is older.
// @mode    write
// @touches nothing
// @param   id       String!
// @param   subject  String!
// @param   erasedAt Int!
// @param   fromMs     Int!
// @param   untilMs    Int
MERGE (request:PrivacyRequest {id: $id})
ON CREATE SET request.kind = 'erasure', request.state = 'running', request.progress = 0.5,
  request.subject = $subject, request.requestedAt = $erasedAt, request.erasedAt = $erasedAt,
  request.fromMs = $fromMs, request.untilMs = $untilMs
