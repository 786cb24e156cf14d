// Generated from schema/ by `npm run codegen`. Do not edit.

/** Fields that not every caller may read. */
export type PersonalField = 'users' | 'createdAt' | 'followers' | 'following' | 'history' | 'interests' | 'name' | 'neighbors' | 'properties' | 'recommendations'

/** Mutations. */
export type WriteAction = 'adjustInterest' | 'deleteItems' | 'dismiss' | 'recordEvents' | 'relate' | 'unrelate' | 'upsertItems' | 'upsertTags' | 'upsertUsers'
