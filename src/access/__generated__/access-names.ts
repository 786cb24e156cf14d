// Generated from schema/ by `npm run codegen`. Do not edit.

/** Fields that not every caller may read. */
export type PersonalField = 'users' | 'blockedUsers' | 'consent' | 'createdAt' | 'dismissedItems' | 'followers' | 'following' | 'history' | 'interests' | 'mutedUsers' | 'name' | 'neighbors' | 'properties' | 'recommendations' | 'showsToOthers'

/** Mutations. */
export type WriteAction = 'adjustInterest' | 'blockUser' | 'declareItemProperties' | 'declareUserProperties' | 'deleteItems' | 'deleteTags' | 'deleteUsers' | 'dismiss' | 'followUser' | 'muteUser' | 'recordEvents' | 'setConsent' | 'unblockUser' | 'undoDismissal' | 'unfollowUser' | 'unmuteUser' | 'upsertItems' | 'upsertTags' | 'upsertUsers'
