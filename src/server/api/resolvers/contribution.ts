import type { ContributionResolvers } from '../__generated__/resolvers.ts'
import { toSourceEnum } from '../source-enum.ts'

/** Resolvers of `Contribution`; fields without one are read from its model. */
export const contributionResolvers: ContributionResolvers = {
  source: ({ source }) => toSourceEnum(source),
}
