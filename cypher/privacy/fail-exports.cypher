// Ends the exports of an erased user, which have nothing to hand out any more.
// @mode    write
// @touches nothing
// @param   subject String!
// @param   now     Int!
MATCH (request:PrivacyRequest)
WHERE request.kind = 'export' AND request.subject = $subject
SET request.state = 'failed', request.finishedAt = $now, request.sealedUserId = null
