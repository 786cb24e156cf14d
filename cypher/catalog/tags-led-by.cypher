// The tags that have some items among their top items in one version, and whether the items carry them.
// @mode    read
// @budget  20000
// @param   ids        [String!]!
// @param   version    String!
// @returns itemId     String!
// @returns tagId      String!
// @returns isCarried  Boolean!
UNWIND $ids AS wanted
MATCH (item:Item {id: wanted})<-[top:TOP_ITEM]-(tag:Tag)
WHERE top.version = $version
RETURN item.id AS itemId, tag.id AS tagId, COUNT { (item)-[:TAGGED]->(tag) } > 0 AS isCarried
