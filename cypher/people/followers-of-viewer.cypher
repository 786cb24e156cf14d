// Up to 100 users who follow the viewer, strongest ties first; none for a viewer of whom no number of followers is known, or
// with more than 1,000.
// @mode    read
// @bounded
// @param   viewerId  UserId!
// @returns personId  UserId!
// @returns strength  Float!
MATCH (viewer:User {id: $viewerId})
WITH viewer, viewer.followerCount AS followerCount
WHERE followerCount <= 1000
MATCH (viewer)<-[tie:FOLLOWS]-(person:User)
RETURN person.id AS personId, toFloat(coalesce(tie.strength, 1.0)) AS strength
ORDER BY toInteger(strength * 1000000.0 + 0.5) DESC, personId LIMIT 100
