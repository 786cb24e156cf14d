// Makes tags of which nothing but the id is known; those that exist stay as they are.
// @mode  write
// @param ids [String!]!
UNWIND $ids AS wanted
MERGE (tag:Tag {id: wanted})
ON CREATE SET tag.name = wanted
