// Top items of the tags the viewer cares about. `via` packs a tag's place and its part of the score in one integer.
// @mode    read
// @bounded
// @param   version         String!
// @param   interests[].tagId  String!
// @param   interests[].weight Float!
// @param   interests[].place  Int!
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
UNWIND $interests AS interest
MATCH (tag:Tag {id: interest.tagId})-[top:TOP_ITEM]->(item:Item)
WHERE top.rank <= $depth AND top.version = $version
WITH item, interest.place AS place, toFloat(interest.weight) * top.score AS part
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
