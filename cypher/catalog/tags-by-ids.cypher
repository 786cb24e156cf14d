// Tags by their ids; unknown ids are left out.
// @mode    read
// @bounded
// @param   ids  [String!]!
// @returns id   String!
// @returns name String!
// @returns kind String
MATCH (tag:Tag)
WHERE tag.id IN $ids
RETURN tag.id AS id, coalesce(tag.name, tag.id) AS name, tag.kind AS kind
ORDER BY id
