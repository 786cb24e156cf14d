// The most similar items of each of some items that at least this many people connect. The source caches them: the edges of a version never change.
// @mode    read
// @bounded
// @param   version  String!
// @param   fromIds  [String!]!
// @param   depth    Int!
// @param   leastPeople Int!
// @returns fromId   String!
// @returns itemId   String!
// @returns score    Float!
UNWIND $fromIds AS fromId
MATCH (seed:Item {id: fromId})-[edge:SIMILAR_TO]->(item:Item)
WHERE edge.version = $version AND edge.rank <= $depth AND edge.people >= $leastPeople
RETURN fromId, item.id AS itemId, toFloat(edge.score) AS score
