// Users by their ids, without free properties; unknown ids are left out.
// @mode    read
// @bounded
// @param   ids            [String!]!
// @returns id             String!
// @returns name           String
// @returns createdAt      Int
// @returns showMeToOthers Boolean!
MATCH (user:User)
WHERE user.id IN $ids
RETURN user.id AS id, user.name AS name, user.createdAt AS createdAt,
       coalesce(user.showMeToOthers, false) AS showMeToOthers
ORDER BY id
