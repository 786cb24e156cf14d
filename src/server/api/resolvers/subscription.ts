import { requireAccess } from '../../../access/access.ts'
import type { SubscriptionResolvers } from '../__generated__/resolvers.ts'
import { LiveContext } from '../context.ts'
import { type ListUpdate, listUpdates } from '../live/list-updates.ts'
import type { RecommendationConnectionModel } from '../models.ts'
import { parseRequest, resolveRecommendations } from '../recommendations.ts'

/** Lists that are sent again after every change of their user. */
export const subscriptionResolvers: SubscriptionResolvers = {
  recommendations: {
    subscribe: (_root, args, context) => {
      const { parts, principal } = context
      // Check before `follow`, so that a refused caller leaves no follower. Every list checks again.
      const { viewerId } = parseRequest(args, parts.settings.maxFirst)
      requireAccess({ principal, field: 'recommendations', ownerId: viewerId })
      return listUpdates(parts.changes.follow(viewerId), (watermark) => {
        if (context instanceof LiveContext) context.renew()
        return resolveRecommendations(
          watermark === null ? args : { ...args, minWatermark: watermark },
          context,
        )
      })
    },
    // An error thrown here is one result, and the subscription continues.
    resolve: (update: ListUpdate<RecommendationConnectionModel>) => {
      if ('error' in update) throw update.error
      return update.list
    },
  },
}
