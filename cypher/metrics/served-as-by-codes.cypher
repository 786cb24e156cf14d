// The ways of serving lists that have these codes.
// @mode    read
// @bounded
// @param   codes     [String!]!
// @returns code      String!
// @returns placement String!
// @returns version   Int!
// @returns model     String!
// @returns ranker    String!
// @returns row       String
UNWIND $codes AS wanted
MATCH (served:ServedAs {code: wanted})
RETURN served.code AS code, served.placement AS placement, served.version AS version, served.model AS model, served.ranker AS ranker,
  served.pageRow AS row
