// For each tag its last counted number of items, and the number and lowest score of its top items in one version. Locks the
// tags for writing, so that no other transaction changes their top items before this one ends.
// @mode    write
// @touches nothing
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
