// One page of the available items, most used items first, then by id: those after the given place whose title holds the
// text (any case; empty: all) and whose kind is listed (empty: any). Items that nothing describes are left out.
// @mode    read
// @budget  101
// @param   search    String!
// @param   kinds     [String!]!
// @param   now       Int!
// @param   afterRank Int!
// @param   afterId   String!
// @param   limit     Int!
// @returns id        String!
// @returns rank      Int!
MATCH (item:Item)
WHERE item.isUndescribed IS NULL
  AND ($search = '' OR toLower(item.title) CONTAINS toLower($search))
  AND (size($kinds) = 0 OR item.kind IN $kinds)
  AND (item.availableFrom IS NULL OR item.availableFrom <= $now)
  AND (item.availableUntil IS NULL OR item.availableUntil > $now)
WITH item.id AS id, toInteger(coalesce(item.degree, 0)) AS rank
WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)
RETURN id, rank
ORDER BY rank DESC, id
LIMIT $limit
