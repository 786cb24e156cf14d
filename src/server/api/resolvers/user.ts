import type { PersonalField } from '../../../access/__generated__/access-names.ts'
import { requireAccess } from '../../../access/access.ts'
import type { HistoryRow } from '../../../graph/__generated__/queries.ts'
import { interests as interestsOf } from '../../../recommend/interests.ts'
import type { Direction, HistoryOrder, UserResolvers } from '../__generated__/resolvers.ts'
import { connection, type PageArguments, type PageRequest, parsePage, rowsOfPage } from '../connection.ts'
import type { RequestContext } from '../context.ts'
import { freeUserProperties } from '../free-properties.ts'
import type { UserModel } from '../models.ts'
import { encodeNodeId } from '../node-id.ts'
import { loadedList, pagedField } from '../paged-field.ts'
import { parseTemperature, resolveRecommendations } from '../recommendations.ts'
import { toDate } from '../scalars.ts'

/** The fields of a user; personal ones require access. */
export const userResolvers: UserResolvers = {
  blockedUsers: personal(
    'blockedUsers',
    pagedField({
      name: 'blocked-users',
      ...loadedList((loaders) => loaders.blocked),
      nodes: (loaders) => loaders.userById,
      facts: () => ({}),
    }),
  ),
  createdAt: personal('createdAt', (user) => toDate(user.createdAt)),
  dismissedItems: personal(
    'dismissedItems',
    pagedField({
      name: 'dismissed-items',
      rows: async (user: UserModel, page, { loaders }) =>
        rowsOfPage(dismissalRows(await loaders.dismissals.load(user.id)), page),
      nodes: (loaders) => loaders.itemById,
      facts: () => ({}),
      total: async (user, { loaders }) => (await loaders.dismissals.load(user.id))?.length ?? 0,
    }),
  ),
  followers: personal(
    'followers',
    pagedField({
      name: 'followers',
      rows: (user: UserModel, page, { loaders }) => loaders.followers(user.id, page),
      nodes: (loaders) => loaders.userById,
      facts: ({ strength, since }) => ({ strength, since: toDate(since) }),
      total: async (user, { loaders }) => (await loaders.followerCount.load(user.id)) ?? 0,
    }),
  ),
  following: personal(
    'following',
    pagedField({
      name: 'following',
      rows: (user: UserModel, page, { loaders }) => loaders.following(user.id, page),
      nodes: (loaders) => loaders.userById,
      facts: ({ strength, since }) => ({ strength, since: toDate(since) }),
      total: async (user, { loaders }) => (await loaders.followingCount.load(user.id)) ?? 0,
    }),
  ),
  history: personal(
    'history',
    pagedField({
      name: 'history',
      bound: ({ orderBy }: HistoryArguments) => historyOrder(orderBy),
      rows: async (user: UserModel, page, { loaders }, { orderBy }) =>
        rowsOfPage(historyRows(await loaders.history(user.id, WHOLE_HISTORY), orderBy), page),
      nodes: (loaders) => loaders.itemById,
      facts: ({ weight, lastAt }) => ({ engagement: weight, lastAt: new Date(lastAt) }),
      total: async (user, { loaders }) => (await loaders.history(user.id, WHOLE_HISTORY)).length,
    }),
  ),
  interests: personal('interests', async (user, args, context) => {
    const { parts, loaders, nowMs, signal } = context
    const temperature = parseTemperature(args.temperature) ?? 1
    const page = parsePage(
      { name: 'interests', arguments: [user.id, temperature] },
      args,
      parts.settings.maxFirst,
    )
    const found = await interestsOf(parts, user.id, { nowMs, temperature, signal })
    const rows = found.map((interest, index) => ({ ...interest, id: interest.tagId, rank: -index }))
    return connection(
      page,
      rowsOfPage(rows, page),
      async (id) => {
        const [tag, interest] = [await loaders.tagById.load(id), rows.find(({ tagId }) => tagId === id)]
        return tag && interest ? { ...interest, tag } : null
      },
      () => ({}),
      async () => rows.length,
    )
  }),
  mutedUsers: personal(
    'mutedUsers',
    pagedField({
      name: 'muted-users',
      ...loadedList((loaders) => loaders.muted),
      nodes: (loaders) => loaders.userById,
      facts: () => ({}),
    }),
  ),
  name: (user, _args, { principal }) => {
    requireAccess({ principal, field: 'name', ownerId: user.id, isShared: user.showMeToOthers })
    return user.name
  },
  neighbors: personal(
    'neighbors',
    pagedField({
      name: 'neighbors',
      ...loadedList((loaders) => loaders.neighbors),
      nodes: (loaders) => loaders.userById,
      facts: ({ similarity }) => ({ similarity }),
    }),
  ),
  nodeId: ({ id }) => encodeNodeId('User', id),
  properties: personal('properties', async (user, { names }, { loaders }) =>
    freeUserProperties(
      (await loaders.userProperties.load(user.id)) ?? {},
      (await loaders.propertyTypes()).users,
      names,
    ),
  ),
  recommendations: (user, args, context) => resolveRecommendations({ ...args, userId: user.id }, context),
  showsToOthers: personal('showsToOthers', (user) => user.showMeToOthers),
}

/** Longer than any history. */
const WHOLE_HISTORY: PageRequest = { list: '', first: 1_000, after: null }

type HistoryArguments = PageArguments & { readonly orderBy?: HistoryOrder | null }

/** The key and direction of an order. The schema accepts exactly one key. */
function historyOrder(
  order: HistoryOrder | null | undefined,
): readonly [key: 'lastAt' | 'engagement', Direction] {
  if (order?.engagement) return ['engagement', order.engagement]
  return ['lastAt', order?.lastAt ?? 'DESC']
}

/** The history in this order. Weights are multiples of 1/16. */
function historyRows(rows: readonly HistoryRow[], order: HistoryOrder | null | undefined) {
  const [key, direction] = historyOrder(order)
  return rows.map(({ id, weight, rank: lastAt }) => {
    const value = key === 'lastAt' ? lastAt : Math.round(weight * 16)
    return { id, weight, lastAt, rank: direction === 'DESC' ? value : -value }
  })
}

/** Dismissals, newest first. The graph lists them oldest first. */
function dismissalRows(itemIds: readonly string[] | null) {
  return (itemIds ?? []).map((id, index) => ({ id, rank: index }))
}

/** Requires access to the field of this user before it is resolved. */
function personal<Args, Result>(
  field: PersonalField,
  resolve: (user: UserModel, args: Args, context: RequestContext) => Result,
) {
  return (user: UserModel, args: Args, context: RequestContext): Result => {
    requireAccess({ principal: context.principal, field, ownerId: user.id })
    return resolve(user, args, context)
  }
}
