// Of the items that the factor model scores best for the viewer, those that pass the filter.
// @mode    read
// @bounded
// @param   scored[].itemId String!
// @param   scored[].score  Float!
// @param   excluded        IdSet!
// @param   isUnfiltered    Boolean!
// @param   kinds           [String!]!
// @param   requiredTagIds  [String!]!
// @param   avoidedTagIds   [String!]!
// @param   now             Int!
// @param   candidateLimit  Int!
// @returns itemId          String!
// @returns score           Float!
UNWIND $scored AS scored
MATCH (item:Item {id: scored.itemId})
WHERE $excluded[item.id] IS NULL
  AND (item.availableFrom IS NULL OR item.availableFrom <= $now)
  AND (item.availableUntil IS NULL OR item.availableUntil > $now)
  AND ($isUnfiltered OR (
    (size($kinds) = 0 OR item.kind IN $kinds)
    AND size([tagId IN $requiredTagIds WHERE tagId IN item.tagIds]) = size($requiredTagIds)
    AND size([tagId IN $avoidedTagIds WHERE tagId IN item.tagIds]) = 0
  ))
WITH item.id AS itemId, toFloat(scored.score) AS score
RETURN itemId, toFloat(score) AS score
ORDER BY toInteger(score * 1000000.0 + 0.5) DESC, itemId LIMIT $candidateLimit
