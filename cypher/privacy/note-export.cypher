// Notes how far an export is. With an end, the encrypted id of the user is deleted.
// @mode    write
// @touches nothing
// @param   id         String!
// @param   state      String!
// @param   progress   Float!
// @param   finishedAt Int
MATCH (request:PrivacyRequest {id: $id})
WHERE request.state IN ['pending', 'running']
SET request.state = $state, request.progress = toFloat($progress), request.finishedAt = $finishedAt,
  request.sealedUserId = CASE WHEN $finishedAt IS NULL THEN request.sealedUserId ELSE null END
