// Items most like what the viewer lately engaged with; each seed weighs as much as it matters to her now.
// `via` packs a seed's place and its part of the score in one integer: maps would cost more than the walk.
// @mode    read
// @bounded
// @param   version         String!
// @param   seeds[].itemId  String!
// @param   seeds[].place   Int!
// @param   seeds[].weight  Float!
// @param   depth           Int!
// @param   excluded        IdSet!
// @param   isUnfiltered    Boolean!
// @param   kinds           [String!]!
// @param   requiredTagIds  [String!]!
// @param   avoidedTagIds   [String!]!
// @param   now             Int!
// @param   candidateLimit  Int!
// @returns itemId          String!
// @returns score           Float!
// @returns via             [Int!]!
UNWIND $seeds AS seed
MATCH (source:Item {id: seed.itemId})-[edge:SIMILAR_TO]->(item:Item)
WHERE edge.version = $version AND edge.rank <= $depth
WITH item, seed.place AS place, toFloat(seed.weight) * edge.score AS part
WITH item, sum(part) AS affinity, collect(place + 1024 * toInteger(part * 1000000000.0)) AS via
WHERE $excluded[item.id] IS NULL
  AND (item.availableFrom IS NULL OR item.availableFrom <= $now)
  AND (item.availableUntil IS NULL OR item.availableUntil > $now)
  AND ($isUnfiltered OR (
    (size($kinds) = 0 OR item.kind IN $kinds)
    AND size([tagId IN $requiredTagIds WHERE tagId IN item.tagIds]) = size($requiredTagIds)
    AND size([tagId IN $avoidedTagIds WHERE tagId IN item.tagIds]) = 0
  ))
WITH item.id AS itemId, affinity AS score, via
RETURN itemId, toFloat(score) AS score, via
ORDER BY toInteger(score * 1000000.0 + 0.5) DESC, itemId LIMIT $candidateLimit
