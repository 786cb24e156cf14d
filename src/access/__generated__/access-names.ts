// Generated from schema/ by `npm run codegen`. Do not edit.

/** Fields that not every caller may read. */
export type PersonalField = 'users' | 'blockedUsers' | 'createdAt' | 'dismissedItems' | 'followers' | 'following' | 'history' | 'interests' | 'mutedUsers' | 'name' | 'neighbors' | 'properties' | 'recommendations' | 'showsToOthers'

/** Mutations. */
export type WriteAction = 'adjustInterest' | 'deleteItems' | 'dismiss' | 'recordEvents' | 'relate' | 'unrelate' | 'upsertItems' | 'upsertTags' | 'upsertUsers'
