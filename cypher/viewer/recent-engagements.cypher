// The viewer's recent engagements, newest first (at most 100), with the tags of each item.
// @mode    read
// @bounded
// @group   viewer
// @param   viewerId        UserId!
// @returns itemId          String!
// @returns weight          Float!
// @returns lastAt          Int!
// @returns tagIds          [String!]!
// @returns tagWeights      [Float!]!
MATCH (viewer:User {id: $viewerId})-[recent:RECENTLY_ENGAGED]->(item:Item)
RETURN item.id AS itemId, toFloat(recent.weight) AS weight, recent.lastAt AS lastAt,
  coalesce(item.tagIds, []) AS tagIds, coalesce(item.tagWeights, []) AS tagWeights
ORDER BY lastAt DESC, itemId
