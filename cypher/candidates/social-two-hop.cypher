// Items lately engaged by friends of friends, over ties that training has summed up.
// @mode    read
// @bounded
// @param   viewerId        String!
// @param   version         String!
// @param   hiddenPeople    IdSet!
// @param   clock           Int!
// @param   halfLifeMs      Int!
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
MATCH (viewer:User {id: $viewerId})-[tie:TWO_HOP_TIE]->(person:User)
WHERE tie.version = $version AND $hiddenPeople[person.id] IS NULL
MATCH (person)-[recent:RECENTLY_ENGAGED]->(item:Item)
WITH item,
  sum(tie.strength * 2.0 ^ (toFloat(recent.lastAt - $clock) / toFloat($halfLifeMs))) AS affinity,
  count(*) AS peopleCount
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
