import type { SourceStatsResolvers } from '../../__generated__/resolvers.ts'
import { toSourceEnum } from '../../source-enum.ts'

export const source: NonNullable<SourceStatsResolvers['source']> = (stats) => toSourceEnum(stats.source)
