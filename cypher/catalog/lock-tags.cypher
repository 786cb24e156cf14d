// How many items carried each tag when that was last counted; takes the write lock of the tags, so that nobody else changes
// their top items before the transaction ends.
// @mode    write
// @param   ids     [String!]!
// @returns id      String!
// @returns degree  Int!
UNWIND $ids AS wanted
MATCH (tag:Tag {id: wanted})
SET tag.id = tag.id
RETURN tag.id AS id, coalesce(tag.degree, 0) AS degree
