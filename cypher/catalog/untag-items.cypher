// Takes a tag from some of its items, and returns them.
// @mode    write
// @touches catalog
// @param   id     String!
// @param   limit  Int!
// @returns itemId String!
MATCH (tag:Tag {id: $id})<-[applied:TAGGED]-(item:Item)
WITH applied, item.id AS itemId LIMIT $limit
DELETE applied
RETURN itemId
