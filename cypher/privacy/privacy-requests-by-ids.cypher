// Privacy requests by id; unknown ids are left out.
// @mode    read
// @bounded
// @param   ids           [String!]!
// @returns id            String!
// @returns subject       String!
// @returns kind          String!
// @returns state         String!
// @returns progress      Float!
// @returns requestedAt   Int!
// @returns finishedAt    Int
// @returns users         Int!
// @returns relationships Int!
// @returns events        Int!
// @returns modelVectors  Int!
// @returns visitors      Int!
// @returns servedLists   Int!
// @returns processes     Int!
// @returns filesRewritten Int!
// @returns filesDeleted  Int!
MATCH (request:PrivacyRequest)
WHERE request.id IN $ids
RETURN request.id AS id, coalesce(request.subject, '') AS subject, request.kind AS kind, request.state AS state, request.progress AS progress,
  request.requestedAt AS requestedAt, request.finishedAt AS finishedAt,
  coalesce(request.users, 0) AS users, coalesce(request.relationships, 0) AS relationships,
  coalesce(request.events, 0) AS events, coalesce(request.modelVectors, 0) AS modelVectors,
  coalesce(request.visitors, 0) AS visitors,
  coalesce(request.servedLists, 0) AS servedLists, size(coalesce(request.forgottenBy, [])) AS processes,
  coalesce(request.filesRewritten, 0) AS filesRewritten, coalesce(request.filesDeleted, 0) AS filesDeleted
ORDER BY id
