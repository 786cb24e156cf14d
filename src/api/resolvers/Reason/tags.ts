import type { ReasonResolvers } from '../../__generated__/resolvers.ts'
import { loadPresent } from '../../loaders/node-loader.ts'

export const tags: NonNullable<ReasonResolvers['tags']> = (reason, _args, { loaders }) =>
  loadPresent(loaders.tagById, reason.tagIds)
