import type { ReasonResolvers } from '../../__generated__/resolvers.ts'
import { loadPresent } from '../../loaders/node-loader.ts'

export const items: NonNullable<ReasonResolvers['items']> = (reason, _args, { loaders }) =>
  loadPresent(loaders.itemById, reason.itemIds)
