// Adds the request to erase a user, or of a visitor the events from one instant to before another. They are named by a keyed
// hash, and until their data is deleted by an encrypted id.
// @mode    write
// @touches nothing
// @param   id            String!
// @param   subject       String!
// @param   sealedUserId  String!
// @param   now           Int!
// @param   cleanedFrom   Int!
// @param   fromMs          Int!
// @param   untilMs         Int
// @param   users         Int!
// @param   relationships Int!
// @param   events        Int!
// @param   modelVectors  Int!
// @param   visitors      Int!
CREATE (request:PrivacyRequest {
  id: $id, kind: 'erasure', state: 'pending', progress: 0.0, subject: $subject, sealedUserId: $sealedUserId,
  requestedAt: $now, cleanedFrom: $cleanedFrom, fromMs: $fromMs, untilMs: $untilMs, users: $users, relationships: $relationships, events: $events,
  modelVectors: $modelVectors, visitors: $visitors
})
