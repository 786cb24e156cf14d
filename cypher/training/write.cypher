// Writes <things> of one version, best first. Other versions stay.
// @mode    write
// @grows
// @touches <touches>
// @param   version             String!
// @param   rows[].headId       <HeadId>!
// @param   rows[].rankOffset   Int!
// @param   rows[].targetIds    [<TargetId>!]!
// @param   rows[].scores       [Float!]!
// | query                    | HeadId | Head  | EDGE             | score    | TargetId | Target | touches | things                         |
// | write-charts             | String | Chart | TOP_ITEM         | score    | String   | Item   | charts  | chart positions                |
// | write-most-followed      | String | Chart | TOP_USER         | score    | UserId   | User   | nothing | the users with most followers  |
// | write-tag-tops           | String | Tag   | TOP_ITEM         | score    | String   | Item   | catalog | the top items of tags          |
// | write-top-followed       | UserId | User  | TOP_FOLLOWED     | strength | UserId   | User   | nothing | whom users follow most closely |
UNWIND $rows AS row
MATCH (head:<Head> {id: row.headId})
UNWIND range(0, size(row.targetIds) - 1) AS place
MATCH (target:<Target> {id: row.targetIds[place]})
CREATE (head)-[:<EDGE> {<score>: toFloat(row.scores[place]), rank: row.rankOffset + place + 1, version: $version}]->(target)
