// Which users stated an interest in one of some tags.
// @mode    read
// @bounded
// @param   ids    [UserId!]!
// @param   tagIds [String!]!
// @returns id     UserId!
// @returns tagId  String!
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})-[stated:INTERESTED_IN]->(tag:Tag)
WHERE tag.id IN $tagIds AND toFloat(coalesce(stated.weight, 1.0)) > 0.0 AND toFloat(coalesce(stated.factor, 1.0)) >= 1.0
RETURN user.id AS id, tag.id AS tagId
ORDER BY id, tagId
