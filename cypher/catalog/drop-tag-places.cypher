// Removes items from the top items of tags of one version.
// @mode    write
// @touches catalog
// @param   version         String!
// @param   rows[].tagId    String!
// @param   rows[].itemIds  [String!]!
UNWIND $rows AS row
MATCH (tag:Tag {id: row.tagId})-[edge:TOP_ITEM]->(item:Item)
WHERE edge.version = $version AND item.id IN row.itemIds
DELETE edge
