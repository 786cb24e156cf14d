// Names and kinds of tags, for reasons and facets.
// @mode    read
// @bounded
// @group   page
// @param   ids             [String!]!
// @returns id              String!
// @returns name            String!
// @returns kind            String
MATCH (tag:Tag) WHERE tag.id IN $ids
RETURN tag.id AS id, coalesce(tag.name, tag.id) AS name, tag.kind AS kind
ORDER BY id
