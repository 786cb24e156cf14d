import type { SourceStatsResolvers } from '../__generated__/resolvers.ts'
import { toSourceEnum } from '../source-enum.ts'

/** Resolvers of `SourceStats`; fields without one are read from its model. */
export const sourceStatsResolvers: SourceStatsResolvers = {
  source: (stats) => toSourceEnum(stats.source),
}
