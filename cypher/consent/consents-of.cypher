// The decisions of users about purposes; unknown users are left out. Each list of purposes has its instants beside it.
// @mode    read
// @bounded
// @param   ids             [UserId!]!
// @returns id              UserId!
// @returns version         Int!
// @returns granted         [String!]!
// @returns grantedAts      [Int!]!
// @returns denied          [String!]!
// @returns deniedAts       [Int!]!
// @returns showMeToOthers  Boolean
MATCH (user:User)
WHERE user.id IN $ids
RETURN user.id AS id, coalesce(user.consentVersion, 0) AS version,
  coalesce(user.consentGranted, []) AS granted, coalesce(user.consentGrantedAts, []) AS grantedAts,
  coalesce(user.consentDenied, []) AS denied, coalesce(user.consentDeniedAts, []) AS deniedAts,
  user.showMeToOthers AS showMeToOthers
ORDER BY id
