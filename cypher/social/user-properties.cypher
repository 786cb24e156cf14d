// The properties of users, without the long lists of items; visitors and unknown ids are left out.
// @mode    read
// @bounded
// @param   ids        [UserId!]!
// @returns id         UserId!
// @returns properties UserProperties!
MATCH (user:User)
WHERE user.id IN $ids AND NOT user:Visitor
RETURN user.id AS id, user {.*, olderSeenItemIds: null, olderSeenAts: null, olderSeenKinds: null, dismissedItemIds: null,
  consentGranted: null, consentGrantedAts: null, consentDenied: null, consentDeniedAts: null} AS properties
ORDER BY id
