// The users that the viewer follows, strongest ties first, whether they agree to be named, whether they follow the viewer, and the
// etags of their recent engagements.
// @mode    read
// @bounded
// @group   people
// @param   viewerId        UserId!
// @param   hiddenPeople    UserIdSet!
// @param   personLimit     Int!
// @returns personId        UserId!
// @returns weight          Float!
// @returns isShown         Boolean!
// @returns followsBack     Boolean!
// @returns stamp           String
MATCH (viewer:User {id: $viewerId})-[tie:FOLLOWS]->(person:User)
WHERE $hiddenPeople[person.id] IS NULL AND NOT person:Visitor
WITH viewer, person, person.id AS personId, toFloat(tie.strength) AS weight
ORDER BY toInteger(weight * 1000000.0 + 0.5) DESC, personId LIMIT $personLimit
RETURN personId, weight, coalesce(person.showMeToOthers, false) AS isShown,
  COUNT { (person)-[:FOLLOWS]->(viewer) } > 0 AS followsBack, person.recentStamp AS stamp
ORDER BY toInteger(weight * 1000000.0 + 0.5) DESC, personId
