// The strongest tags of these items, with how strongly each is applied.
// @mode    read
// @budget  20000
// @param   itemIds   [String!]!
// @param   tagLimit  Int!
// @returns itemId    String!
// @returns tagId     String!
// @returns weight    Float!
UNWIND $itemIds AS itemId
MATCH (item:Item {id: itemId})
CALL (item) {
  MATCH (item)-[tagged:TAGGED]->(tag:Tag)
  WHERE tagged.weight > 0
  RETURN tag.id AS tagId, tagged.weight AS weight
  ORDER BY toInteger(weight * 1000000.0 + 0.5) DESC, tagId LIMIT $tagLimit
}
RETURN itemId, tagId, toFloat(weight) AS weight
ORDER BY itemId, tagId
