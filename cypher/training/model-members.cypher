// What decides whether a model keeps vectors of users: their decisions about purposes, and when they last reset their profile.
// Unknown users are left out.
// @mode    read
// @bounded
// @param   ids             [UserId!]!
// @returns id              UserId!
// @returns granted         [String!]!
// @returns denied          [String!]!
// @returns profileResetAt  Int
MATCH (user:User)
WHERE user.id IN $ids
RETURN user.id AS id, coalesce(user.consentGranted, []) AS granted, coalesce(user.consentDenied, []) AS denied,
  user.profileResetAt AS profileResetAt
ORDER BY id
