// Marks an erasure as done, with the counts of its files.
// @mode    write
// @touches nothing
// @param   id             String!
// @param   now            Int!
// @param   filesRewritten Int!
// @param   filesDeleted   Int!
MATCH (request:PrivacyRequest {id: $id})
SET request.state = 'done', request.progress = 1.0, request.finishedAt = $now,
  request.filesRewritten = $filesRewritten, request.filesDeleted = $filesDeleted
