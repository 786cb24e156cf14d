// One page of the users who have decided about purposes, by id. Scans all users.
// @mode    read
// @budget  10000
// @param   afterId  UserId!
// @param   limit    Int!
// @returns id       UserId!
// @returns granted  [String!]!
// @returns denied   [String!]!
MATCH (user:User)
WHERE user.id > $afterId AND user.consentVersion > 0
RETURN user.id AS id, coalesce(user.consentGranted, []) AS granted, coalesce(user.consentDenied, []) AS denied
ORDER BY id LIMIT $limit
