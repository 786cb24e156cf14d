/**
 * The property names that the graph itself uses, including those that training derives. Importers reject them as free
 * columns, and the API leaves them out of free properties.
 */
export const OWN_USER_PROPERTIES: ReadonlySet<string> = new Set([
  'id',
  'name',
  'createdAt',
  'showMeToOthers',
  'lastAt',
  'recentCount',
  'recentStamp',
  'followerCount',
  'olderSeenItemIds',
  'olderSeenAts',
  'olderSeenKinds',
  'dismissedItemIds',
  'shownPlacements',
  'shownAts',
  'olderEventIds',
  'shownItemIds',
  'shownLastSlots',
  'shownBits',
  'shownPlaces',
  'steers',
  'neighborsAt',
  'neighborsVersion',
  'profileResetAt',
  'consentVersion',
  'consentGranted',
  'consentGrantedAts',
  'consentDenied',
  'consentDeniedAts',
  'sealedKey',
])

export const OWN_ITEM_PROPERTIES: ReadonlySet<string> = new Set([
  'id',
  'kind',
  'title',
  'url',
  'imageUrl',
  'createdAt',
  'availableFrom',
  'availableUntil',
  'tagIds',
  'tagWeights',
  'introducedAt',
  'isUndescribed',
  'degree',
  'popularity',
  'uncountedPeople',
  'uncountedVersion',
])

/** Tags have no free properties. */
export const OWN_TAG_PROPERTIES: ReadonlySet<string> = new Set(['id', 'name', 'kind', 'degree'])

/** The same by kind of node. */
export const OWN_PROPERTIES = {
  users: OWN_USER_PROPERTIES,
  items: OWN_ITEM_PROPERTIES,
  tags: OWN_TAG_PROPERTIES,
} as const
