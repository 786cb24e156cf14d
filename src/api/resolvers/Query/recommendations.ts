import type { QueryResolvers } from '../../__generated__/resolvers.ts'
import { askRecommendations } from '../../ask-recommendations.ts'

export const recommendations: NonNullable<QueryResolvers['recommendations']> = (_root, args, context) =>
  askRecommendations(args, context)
