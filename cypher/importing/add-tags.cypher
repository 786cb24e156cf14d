// Creates tags of which only the id is known; existing tags stay unchanged.
// @mode    write
// @grows
// @touches catalog
// @param   ids [String!]!
UNWIND $ids AS wanted
MERGE (tag:Tag {id: wanted})
ON CREATE SET tag.name = wanted
