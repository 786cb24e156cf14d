import type {
  AdjustInterestPayloadResolvers,
  BlockUserPayloadResolvers,
  DismissPayloadResolvers,
  DismissSuggestionPayloadResolvers,
  FollowUserPayloadResolvers,
  ForgetEventPayloadResolvers,
  ForgetIdentityPayloadResolvers,
  IdentifyPayloadResolvers,
  MuteUserPayloadResolvers,
  RecordEventsPayloadResolvers,
  ResetProfilePayloadResolvers,
  SetConsentPayloadResolvers,
  SteerPayloadResolvers,
  UnblockUserPayloadResolvers,
  UndoDismissalPayloadResolvers,
  UndoSteersPayloadResolvers,
  UndoSuggestionDismissalPayloadResolvers,
  UnfollowUserPayloadResolvers,
  UnmuteUserPayloadResolvers,
  UpsertItemsPayloadResolvers,
  UpsertTagsPayloadResolvers,
  UpsertUsersPayloadResolvers,
} from '../__generated__/resolvers.ts'
import type { RequestContext } from '../context.ts'
import type { NodeLoader } from '../loaders.ts'
import { type TiePayload, unknownUser } from '../models.ts'

// The records of a payload are read after the write, and only if they are requested.

export const upsertItemsPayloadResolvers: UpsertItemsPayloadResolvers = {
  items: ({ ids }, _args, { loaders }) => loadRows(loaders.itemById, ids),
}

export const upsertUsersPayloadResolvers: UpsertUsersPayloadResolvers = {
  users: ({ ids }, _args, { loaders }) => loadRows(loaders.userById, ids),
}

export const upsertTagsPayloadResolvers: UpsertTagsPayloadResolvers = {
  tags: ({ ids }, _args, { loaders }) => loadRows(loaders.tagById, ids),
}

export const adjustInterestPayloadResolvers: AdjustInterestPayloadResolvers = {
  user: ({ userId }, _args, { loaders }) => loadOne(loaders.userById, userId),
  tag: ({ tagId }, _args, { loaders }) => loadOne(loaders.tagById, tagId),
}

export const dismissPayloadResolvers: DismissPayloadResolvers = {
  user: ({ userId }, _args, { loaders }) => loadOne(loaders.userById, userId),
  item: ({ itemId }, _args, { loaders }) => loadOne(loaders.itemById, itemId),
}

export const undoDismissalPayloadResolvers: UndoDismissalPayloadResolvers = dismissPayloadResolvers

export const resetProfilePayloadResolvers: ResetProfilePayloadResolvers = {
  user: ({ userId }, _args, { loaders }) => loadOne(loaders.userById, userId),
}

export const steerPayloadResolvers: SteerPayloadResolvers = resetProfilePayloadResolvers

export const undoSteersPayloadResolvers: UndoSteersPayloadResolvers = resetProfilePayloadResolvers

export const recordEventsPayloadResolvers: RecordEventsPayloadResolvers = resetProfilePayloadResolvers

export const forgetEventPayloadResolvers: ForgetEventPayloadResolvers = resetProfilePayloadResolvers

export const identifyPayloadResolvers: IdentifyPayloadResolvers = resetProfilePayloadResolvers

export const forgetIdentityPayloadResolvers: ForgetIdentityPayloadResolvers = resetProfilePayloadResolvers

export const setConsentPayloadResolvers: SetConsentPayloadResolvers = {
  user: ({ userId }, _args, { loaders }) => loadOne(loaders.userById, userId),
}

const TIE = {
  user: ({ userId }: TiePayload, _args: unknown, { loaders }: RequestContext) =>
    loadOne(loaders.userById, userId),
  // The same for an unknown user: browsers must not learn who exists.
  otherUser: async ({ otherId }: TiePayload, _args: unknown, { loaders }: RequestContext) =>
    otherId === null ? null : ((await loaders.userById.load(otherId)) ?? unknownUser(otherId)),
}

export const dismissSuggestionPayloadResolvers: DismissSuggestionPayloadResolvers = TIE
export const undoSuggestionDismissalPayloadResolvers: UndoSuggestionDismissalPayloadResolvers = TIE
export const followUserPayloadResolvers: FollowUserPayloadResolvers = TIE
export const unfollowUserPayloadResolvers: UnfollowUserPayloadResolvers = TIE
export const blockUserPayloadResolvers: BlockUserPayloadResolvers = TIE
export const unblockUserPayloadResolvers: UnblockUserPayloadResolvers = TIE
export const muteUserPayloadResolvers: MuteUserPayloadResolvers = TIE
export const unmuteUserPayloadResolvers: UnmuteUserPayloadResolvers = TIE

async function loadOne<Node>(loader: NodeLoader<Node>, id: string | null): Promise<Node | null> {
  return id === null ? null : loader.load(id)
}

function loadRows<Node>(loader: NodeLoader<Node>, ids: readonly (string | null)[]): Promise<(Node | null)[]> {
  return Promise.all(ids.map((id) => loadOne(loader, id)))
}
