// Notes that a process has forgotten the user of an erasure: its journal cannot be read for them, and neither can their lists.
// @mode    write
// @touches nothing
// @param   id          String!
// @param   process     String!
// @param   servedLists Int!
MATCH (request:PrivacyRequest {id: $id})
WHERE NOT $process IN coalesce(request.forgottenBy, [])
WITH request, coalesce(request.forgottenBy, []) AS before, coalesce(request.servedLists, 0) AS lists
SET request.forgottenBy = before + [$process], request.servedLists = lists + $servedLists,
  request.state = 'running', request.progress = 0.3
