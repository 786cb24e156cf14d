// The recent engagements of some users, with their instants and each item's number of engaged users, and when the users
// joined. Side by side: lists of maps take twice as long. The caller caches them by the etag.
// @mode    read
// @bounded
// @param   personIds        [UserId!]!
// @returns personId         UserId!
// @returns stamp            String
// @returns createdAt        Int
// @returns itemIds          [String!]!
// @returns lastAts          [Int!]!
// @returns degrees          [Int!]!
UNWIND $personIds AS personId
MATCH (person:User {id: personId})
CALL (person) {
  MATCH (person)-[recent:RECENTLY_ENGAGED]->(item:Item)
  WITH item.id AS itemId, recent.lastAt AS lastAt, coalesce(item.degree, 0) AS degree ORDER BY itemId
  RETURN collect(itemId) AS itemIds, collect(lastAt) AS lastAts, collect(degree) AS degrees
}
WITH personId, person, itemIds, lastAts, degrees WHERE size(itemIds) > 0
RETURN personId, person.recentStamp AS stamp, person.createdAt AS createdAt, itemIds, lastAts, degrees
