// One page of tags, with the degree that the last training wrote.
// @mode    read
// @budget  2000
// @param   afterId  String!
// @param   limit    Int!
// @returns id       String!
// @returns degree   Int
MATCH (tag:Tag) WHERE tag.id > $afterId
RETURN tag.id AS id, tag.degree AS degree
ORDER BY id LIMIT $limit
