import type { SubscriptionResolvers } from '../__generated__/resolvers.ts'
import { parseIdArgument } from '../arguments.ts'
import { LiveContext } from '../context.ts'
import { type ListUpdate, listUpdates } from '../live/list-updates.ts'
import type { RecommendationConnectionModel } from '../models.ts'
import { parseRequest, resolveRecommendations } from '../recommendations.ts'

/** Lists that are sent again after every change of their user. */
export const subscriptionResolvers: SubscriptionResolvers = {
  recommendations: {
    subscribe: (_root, args, context) => {
      const { parts } = context
      parseRequest(args, context)
      let isStarting = true
      return listUpdates(parts.changes.follow(parseIdArgument('userId', args.userId)), async (watermark) => {
        // The subscription has been charged for its first list.
        if (!isStarting && context instanceof LiveContext) await context.renew()
        isStarting = false
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
