// All ways in which lists were served.
// @mode    read
// @budget  100000
// @returns code      String!
// @returns placement String!
// @returns version   Int!
// @returns model     String!
// @returns ranker    String!
// @returns row       String
MATCH (served:ServedAs)
RETURN served.code AS code, served.placement AS placement, served.version AS version, served.model AS model, served.ranker AS ranker,
  served.pageRow AS row
