import { requireAccess } from '../../../access/access.ts'
import type { SubscriptionResolvers } from '../__generated__/resolvers.ts'
import { LiveContext } from '../context.ts'
import { type ListUpdate, listUpdates } from '../live/list-updates.ts'
import type { RecommendationConnectionModel } from '../models.ts'
import { parseRequest, resolveRecommendations } from '../recommendations.ts'

/** Lists that are sent again whenever their user has done something. */
export const subscriptionResolvers: SubscriptionResolvers = {
  recommendations: {
    subscribe: (_root, args, context) => {
      const { parts, principal } = context
      // A refused caller must leave nothing behind, so both checks come before the follower. Every list repeats them.
      const { viewerId } = parseRequest(args, parts.settings.maxFirst)
      requireAccess({ principal, field: 'recommendations', ownerId: viewerId })
      return listUpdates(parts.changes.follow(viewerId), (watermark) => {
        if (context instanceof LiveContext) context.renew()
        const input = watermark === null ? (args.input ?? null) : { ...args.input, atLeast: watermark }
        return resolveRecommendations({ ...args, input }, context)
      })
    },
    // Thrown here, an error is a result of its own and the subscription goes on.
    resolve: (update: ListUpdate<RecommendationConnectionModel>) => {
      if ('error' in update) throw update.error
      return update.list
    },
  },
}
