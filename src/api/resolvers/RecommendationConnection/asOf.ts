import type { RecommendationConnectionResolvers } from '../../__generated__/resolvers.ts'
import { toDate } from '../../to-date.ts'

export const asOf: NonNullable<RecommendationConnectionResolvers['asOf']> = ({ asOfMs }) => toDate(asOfMs)
