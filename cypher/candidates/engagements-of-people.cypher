// The recent engagements of some users, with their instants and each item's number of engaged users, and when the users
// joined. The caller caches them by the etag.
// @mode    read
// @bounded
// @param   personIds        [UserId!]!
// @returns personId         UserId!
// @returns stamp            String
// @returns createdAt        Int
// @returns engaged[].itemId String!
// @returns engaged[].lastAt Int!
// @returns engaged[].degree Int!
UNWIND $personIds AS personId
MATCH (person:User {id: personId})
WITH personId, person, person.recentStamp AS stamp, person.createdAt AS createdAt
MATCH (person)-[recent:RECENTLY_ENGAGED]->(item:Item)
RETURN personId, stamp, createdAt,
  collect({itemId: item.id, lastAt: recent.lastAt, degree: coalesce(item.degree, 0)}) AS engaged
