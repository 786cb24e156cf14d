// How many items carried each tag when that was last counted, how many top items of one version it has, and the lowest score
// of these; takes the write lock of the tags, so that nobody else changes their top items before the transaction ends.
// @mode    write
// @param   ids      [String!]!
// @param   version  String!
// @returns id       String!
// @returns degree   Int!
// @returns places   Int!
// @returns lowest   Float!
UNWIND $ids AS wanted
MATCH (tag:Tag {id: wanted})
SET tag.id = tag.id
WITH tag
OPTIONAL MATCH (tag)-[top:TOP_ITEM]->(:Item)
WHERE top.version = $version
RETURN tag.id AS id, coalesce(tag.degree, 0) AS degree, count(top) AS places, toFloat(coalesce(min(top.score), 0.0)) AS lowest
