// Items lately engaged by the people the viewer follows, strongest ties first, fading with age.
// @mode    read
// @bounded
// @param   viewerId        String!
// @param   hiddenPeople    IdSet!
// @param   personLimit     Int!
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
// @returns shown[].id      String!
// @returns shown[].weight  Float!
MATCH (viewer:User {id: $viewerId})-[tie:FOLLOWS]->(person:User)
WHERE $hiddenPeople[person.id] IS NULL
WITH person, person.id AS personId, tie.strength AS strength
ORDER BY toInteger(strength * 1000000.0 + 0.5) DESC, personId LIMIT $personLimit
MATCH (person)-[recent:RECENTLY_ENGAGED]->(item:Item)
WITH item,
  sum(strength * 2.0 ^ (toFloat(recent.lastAt - $clock) / toFloat($halfLifeMs))) AS affinity,
  count(*) AS peopleCount,
  collect(CASE WHEN person.showMeToOthers THEN {id: personId, weight: toFloat(strength)} END) AS shown
WHERE $excluded[item.id] IS NULL
  AND (item.availableFrom IS NULL OR item.availableFrom <= $now)
  AND (item.availableUntil IS NULL OR item.availableUntil > $now)
  AND ($isUnfiltered OR (
    (size($kinds) = 0 OR item.kind IN $kinds)
    AND size([tagId IN $requiredTagIds WHERE tagId IN item.tagIds]) = size($requiredTagIds)
    AND size([tagId IN $avoidedTagIds WHERE tagId IN item.tagIds]) = 0
  ))
WITH item.id AS itemId, affinity / toFloat(CASE WHEN coalesce(item.degree, 0) < 1 THEN 1 ELSE item.degree END) ^ toFloat($popularityDiscount) AS score, peopleCount, shown
RETURN itemId, toFloat(score) AS score, peopleCount, shown
ORDER BY toInteger(score * 1000000.0 + 0.5) DESC, itemId LIMIT $candidateLimit
