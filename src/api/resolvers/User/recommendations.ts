import type { UserResolvers } from '../../__generated__/resolvers.ts'
import { askRecommendations } from '../../ask-recommendations.ts'

export const recommendations: NonNullable<UserResolvers['recommendations']> = (user, args, context) =>
  askRecommendations({ ...args, userId: user.id }, context)
