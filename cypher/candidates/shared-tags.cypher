// The top items of some tags. The source caches them until the catalog changes.
// @mode    read
// @bounded
// @param   version  String!
// @param   fromIds  [String!]!
// @param   depth    Int!
// @returns fromId   String!
// @returns itemId   String!
// @returns score    Float!
UNWIND $fromIds AS fromId
MATCH (tag:Tag {id: fromId})-[top:TOP_ITEM]->(item:Item)
WHERE top.rank <= $depth AND top.version = $version
RETURN fromId, item.id AS itemId, toFloat(top.score) AS score
