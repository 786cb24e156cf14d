import type { ReasonResolvers } from '../__generated__/resolvers.ts'
import { loadPresent } from '../loaders/node-loader.ts'

/** Resolvers of `Reason`; fields without one are read from its model. */
export const reasonResolvers: ReasonResolvers = {
  items: (reason, _args, { loaders }) => loadPresent(loaders.itemById, reason.itemIds),
  people: (reason, _args, { loaders }) => loadPresent(loaders.userById, reason.userIds),
  tags: (reason, _args, { loaders }) => loadPresent(loaders.tagById, reason.tagIds),
}
