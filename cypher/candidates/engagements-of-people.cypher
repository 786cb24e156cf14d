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
WITH personId, person, person.recentStamp AS stamp, person.createdAt AS createdAt
MATCH (person)-[recent:RECENTLY_ENGAGED]->(item:Item)
RETURN personId, stamp, createdAt, collect(item.id) AS itemIds, collect(recent.lastAt) AS lastAts,
  collect(coalesce(item.degree, 0)) AS degrees
