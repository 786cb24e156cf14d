// Items lately engaged by the viewer's nearest neighbors: the sum of their similarities, discounted for items that
// everybody has.
// @mode    read
// @bounded
// @param   viewerId        String!
// @param   version         String!
// @param   hiddenPeople    IdSet!
// @param   popularityDiscount Float!
// @param   excluded        IdSet!
// @param   isUnfiltered    Boolean!
// @param   kinds           [String!]!
// @param   requiredTagIds  [String!]!
// @param   avoidedTagIds   [String!]!
// @param   now             Int!
// @param   candidateLimit  Int!
// @returns itemId          String!
// @returns score           Float!
// @returns peopleCount     Int!
MATCH (viewer:User {id: $viewerId})-[tie:NEIGHBOR_OF]->(neighbor:User)
WHERE tie.version = $version AND $hiddenPeople[neighbor.id] IS NULL
MATCH (neighbor)-[:RECENTLY_ENGAGED]->(item:Item)
WITH item, sum(tie.similarity) AS affinity, count(*) AS peopleCount
WHERE $excluded[item.id] IS NULL
  AND (item.availableFrom IS NULL OR item.availableFrom <= $now)
  AND (item.availableUntil IS NULL OR item.availableUntil > $now)
  AND ($isUnfiltered OR (
    (size($kinds) = 0 OR item.kind IN $kinds)
    AND size([tagId IN $requiredTagIds WHERE tagId IN item.tagIds]) = size($requiredTagIds)
    AND size([tagId IN $avoidedTagIds WHERE tagId IN item.tagIds]) = 0
  ))
WITH item.id AS itemId, affinity / toFloat(CASE WHEN coalesce(item.degree, 0) < 1 THEN 1 ELSE item.degree END) ^ toFloat($popularityDiscount) AS score, peopleCount
RETURN itemId, toFloat(score) AS score, peopleCount
ORDER BY toInteger(score * 1000000.0 + 0.5) DESC, itemId LIMIT $candidateLimit
