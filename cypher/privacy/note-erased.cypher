// Notes that the data of a user is deleted in the graph: the request now names them by the keyed hash alone.
// @mode    write
// @touches nothing
// @param   id            String!
// @param   now           Int!
// @param   users         Int!
// @param   relationships Int!
// @param   events        Int!
// @param   modelVectors  Int!
// @param   visitors      Int!
MATCH (request:PrivacyRequest {id: $id})
WITH request, coalesce(request.users, 0) AS users, coalesce(request.relationships, 0) AS relationships,
  coalesce(request.events, 0) AS events, coalesce(request.modelVectors, 0) AS modelVectors,
  coalesce(request.visitors, 0) AS visitors
SET request.erasedAt = $now, request.state = 'running', request.progress = 0.5, request.users = users + $users,
  request.relationships = relationships + $relationships, request.events = events + $events,
  request.modelVectors = modelVectors + $modelVectors, request.visitors = visitors + $visitors
REMOVE request.sealedUserId
