// What some people lately engaged with, when, and how many people did so with each item. Who asks keeps it by the stamp.
// @mode    read
// @bounded
// @param   personIds        [String!]!
// @returns personId         String!
// @returns stamp            String
// @returns engaged[].itemId String!
// @returns engaged[].lastAt Int!
// @returns engaged[].degree Int!
UNWIND $personIds AS personId
MATCH (person:User {id: personId})-[recent:RECENTLY_ENGAGED]->(item:Item)
RETURN personId, person.recentStamp AS stamp,
  collect({itemId: item.id, lastAt: recent.lastAt, degree: coalesce(item.degree, 0)}) AS engaged
