import type { ReasonResolvers } from '../../__generated__/resolvers.ts'
import { loadPresent } from '../../loaders/node-loader.ts'

export const people: NonNullable<ReasonResolvers['people']> = (reason, _args, { loaders }) =>
  loadPresent(loaders.userById, reason.userIds)
