import type { RecommendationConnectionResolvers } from '../../__generated__/resolvers.ts'
import { toSourceEnum } from '../../source-enum.ts'

export const degraded: NonNullable<RecommendationConnectionResolvers['degraded']> = (page) =>
  page.degraded.map(toSourceEnum)
