// The trending charts: what more people engage with now than before.
// @mode    read
// @bounded
// @param   chartIds        [String!]!
// @param   version         String!
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
MATCH (chart:Chart)-[top:TOP_ITEM]->(item:Item)
WHERE chart.id IN $chartIds AND top.rank <= $depth AND top.version = $version
WITH item, max(top.score) AS chartScore
WHERE $excluded[item.id] IS NULL
  AND (item.availableFrom IS NULL OR item.availableFrom <= $now)
  AND (item.availableUntil IS NULL OR item.availableUntil > $now)
  AND ($isUnfiltered OR (
    (size($kinds) = 0 OR item.kind IN $kinds)
    AND size([tagId IN $requiredTagIds WHERE tagId IN item.tagIds]) = size($requiredTagIds)
    AND size([tagId IN $avoidedTagIds WHERE tagId IN item.tagIds]) = 0
  ))
WITH item.id AS itemId, chartScore AS score
RETURN itemId, toFloat(score) AS score
ORDER BY toInteger(score * 1000000.0 + 0.5) DESC, itemId LIMIT $candidateLimit
