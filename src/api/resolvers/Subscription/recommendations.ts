import type { SubscriptionResolvers } from '../../__generated__/resolvers.ts'
import { askRecommendations } from '../../ask-recommendations.ts'
import { listUpdates } from '../../live/list-updates.ts'
import { LiveContext } from '../../live/live-context.ts'
import type { RecommendationConnectionModel } from '../../models.ts'

export const recommendations: NonNullable<SubscriptionResolvers['recommendations']> = {
  subscribe: (_root, args, context) => {
    const { parts } = context
    // Access is asked for again with every list.
    const following = parts.changes.follow(args.userId)
    return listUpdates(following, (watermark) => {
      if (context instanceof LiveContext) context.renew()
      const input = watermark === null ? (args.input ?? null) : { ...args.input, atLeast: watermark }
      return askRecommendations({ ...args, input }, context)
    })
  },
  resolve: (list: RecommendationConnectionModel) => list,
}
