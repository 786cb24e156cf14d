// One page of the users by id: those after the given one whose name or id holds the text (any case; empty: all). No visitors.
// @mode    read
// @budget  101
// @param   search  String!
// @param   afterId UserId!
// @param   limit   Int!
// @returns id      UserId!
MATCH (user:User)
WHERE user.id > $afterId AND NOT user:Visitor
  AND ($search = '' OR toLower(coalesce(user.name, '')) CONTAINS toLower($search)
    OR toLower(user.id) CONTAINS toLower($search))
RETURN user.id AS id
ORDER BY id
LIMIT $limit
