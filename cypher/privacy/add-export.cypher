// Adds the request to export the data of a user, who is named by a keyed hash, and until its end by an encrypted id.
// @mode    write
// @touches nothing
// @param   id           String!
// @param   subject      String!
// @param   sealedUserId String!
// @param   process      String!
// @param   now          Int!
CREATE (request:PrivacyRequest {
  id: $id, kind: 'export', state: 'pending', progress: 0.0, subject: $subject, sealedUserId: $sealedUserId,
  process: $process, requestedAt: $now
})
