// Keeps ways in which lists are served.
// @mode    write
// @steady
// @touches nothing
// @param   rows[].code      String!
// @param   rows[].placement String!
// @param   rows[].version   Int!
// @param   rows[].model     String!
// @param   rows[].ranker    String!
// @param   rows[].pageRow   String
UNWIND $rows AS row
MERGE (served:ServedAs {code: row.code})
ON CREATE SET served.placement = row.placement, served.version = row.version, served.model = row.model, served.ranker = row.ranker,
  served.pageRow = row.pageRow
