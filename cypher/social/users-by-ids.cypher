// Users by their ids, without free properties; visitors and unknown ids are left out.
// @mode    read
// @bounded
// @param   ids            [UserId!]!
// @returns id             UserId!
// @returns name           Personal
// @returns sealedKey      UserKey
// @returns createdAt      Int
// @returns showMeToOthers Boolean!
MATCH (user:User)
WHERE user.id IN $ids AND NOT user:Visitor
RETURN user.id AS id, user.name AS name, user.sealedKey AS sealedKey, user.createdAt AS createdAt,
       coalesce(user.showMeToOthers, false) AS showMeToOthers
ORDER BY id
