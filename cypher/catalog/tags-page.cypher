// One page of the tags, most used first, then by id: those after the given place whose name holds the text (any
// case; empty: all).
// @mode    read
// @budget  101
// @param   search    String!
// @param   afterRank Int!
// @param   afterId   String!
// @param   limit     Int!
// @returns id        String!
// @returns rank      Int!
MATCH (tag:Tag)
WHERE $search = '' OR toLower(tag.name) CONTAINS toLower($search)
WITH tag.id AS id, toInteger(coalesce(tag.degree, 0)) AS rank
WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)
RETURN id, rank
ORDER BY rank DESC, id
LIMIT $limit
