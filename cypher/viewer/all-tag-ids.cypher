// All tags of items, which list only their strongest.
// @mode    read
// @budget  5000
// @param   ids     [String!]!
// @returns itemId  String!
// @returns tagIds  [String!]!
UNWIND $ids AS wanted
MATCH (item:Item {id: wanted})-[:TAGGED]->(tag:Tag)
WITH item, tag ORDER BY tag.id
RETURN item.id AS itemId, collect(tag.id) AS tagIds
ORDER BY itemId
