// Names of tags, for reasons.
// @mode    read
// @bounded
// @group   page
// @param   ids             [String!]!
// @returns id              String!
// @returns name            String!
MATCH (tag:Tag) WHERE tag.id IN $ids
RETURN tag.id AS id, coalesce(tag.name, tag.id) AS name
ORDER BY id
