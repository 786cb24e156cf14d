// Users as an import compares them: their properties without the long lists; unknown ids are left out.
// @mode    read
// @budget  5000
// @param   ids        [UserId!]!
// @returns id         UserId!
// @returns properties UserProperties!
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})
RETURN user.id AS id, user {.*, olderSeenItemIds: null, olderSeenAts: null, olderSeenKinds: null,
  dismissedItemIds: null, olderEventIds: null,
  shownItemIds: null, shownLastSlots: null, shownBits: null, shownPlaces: null} AS properties
