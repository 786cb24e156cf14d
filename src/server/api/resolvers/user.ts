import type { HistoryRow, NeighborsOfRow } from '../../../graph/__generated__/queries.ts'
import { interests as interestsOf } from '../../../recommend/interests.ts'
import { segmentsOf } from '../../../recommend/people/segment-people.ts'
import { suggestionReasons } from '../../../recommend/people/suggestion-reasons.ts'
import { recommendedTags } from '../../../recommend/recommended-tags.ts'
import { readSteers } from '../../../steering/steers.ts'
import type {
  Direction,
  HistoryOrder,
  UserResolvers,
  UserSuggestedUsersArgs,
} from '../__generated__/resolvers.ts'
import { parseText } from '../arguments.ts'
import type { PageArguments, PageRequest, Place } from '../connection.ts'
import { askerOf, type RequestContext } from '../context.ts'
import { freeUserProperties } from '../free-properties.ts'
import type { Loaders } from '../loaders.ts'
import type { ItemModel, UserModel } from '../models.ts'
import { encodeNodeId } from '../node-id.ts'
import { loadedList, pagedField, pageOf } from '../paged-field.ts'
import { parseTemperature, resolveRecommendations } from '../recommendations.ts'
import { toDate } from '../scalars.ts'
import { userEvents } from '../user-events.ts'

/** The fields of a user. Most are personal: `enforceAccessRules` checks the caller before them. */
export const userResolvers: UserResolvers = {
  blockedUsers: pagedField({
    name: 'blocked-users',
    read: loadedList((loaders) => loaders.blocked),
    node: loadUser,
    facts: () => ({}),
  }),
  consent: (user, _args: unknown, { loaders }) => loaders.consentOf.load(user.id),
  createdAt: (user) => toDate(user.createdAt),
  dismissedUsers: pagedField({
    name: 'dismissed-users',
    read: loadedList((loaders) => loaders.notSuggested),
    node: loadUser,
    facts: () => ({}),
  }),
  dismissedItems: pagedField({
    name: 'dismissed-items',
    read: async (user: UserModel, page, { loaders }) =>
      pageOf(dismissalRows(await loaders.dismissals.load(user.id)), page),
    node: loadItem,
    facts: () => ({}),
  }),
  events: userEvents,
  followers: pagedField({
    name: 'followers',
    read: async ({ id }: UserModel, page, { loaders }) => ({
      rows: await loaders.followers(id, page),
      total: async () => (await loaders.followerCount.load(id)) ?? 0,
    }),
    node: loadUser,
    facts: ({ strength, since }) => ({ strength, since: toDate(since) }),
  }),
  following: pagedField({
    name: 'following',
    read: async ({ id }: UserModel, page, { loaders }) => ({
      rows: await loaders.following(id, page),
      total: async () => (await loaders.followingCount.load(id)) ?? 0,
    }),
    node: loadUser,
    facts: ({ strength, since }) => ({ strength, since: toDate(since) }),
  }),
  history: pagedField({
    name: 'history',
    bound: ({ orderBy }: HistoryArguments) => historyOrder(orderBy),
    read: async (user: UserModel, page, { loaders }, { orderBy }) =>
      pageOf(historyRows(await loaders.history(user.id, WHOLE_HISTORY), orderBy), page),
    node: loadItem,
    facts: ({ weight, lastAt }) => ({ engagement: weight, lastAt: new Date(lastAt) }),
  }),
  identities: async ({ id }, _args: unknown, { loaders }) =>
    (await loaders.identitiesOf.load(id)).map(({ visitorId, fromMs, untilMs }) => ({
      id: visitorId,
      from: fromMs === 0 ? null : toDate(fromMs),
      until: toDate(untilMs),
    })),
  interests: pagedField({
    name: 'interests',
    bound: ({ temperature }: InterestArguments) => [temperatureOf(temperature)],
    read: async (user: UserModel, page, { parts, nowMs, signal }, args) => {
      const temperature = temperatureOf(args.temperature)
      const found = await interestsOf(parts, user.id, { nowMs, temperature, signal })
      return pageOf(inOrder(found.map((interest) => ({ ...interest, id: interest.tagId }))), page)
    },
    node: async (interest, loaders) => {
      const tag = await loaders.tagById.load(interest.tagId)
      return tag && { ...interest, tag }
    },
    facts: () => ({}),
  }),
  mutedUsers: pagedField({
    name: 'muted-users',
    read: loadedList((loaders) => loaders.muted),
    node: loadUser,
    facts: () => ({}),
  }),
  neighbors: pagedField({
    name: 'neighbors',
    read: loadedList((loaders) => loaders.neighbors),
    node: loadUser,
    facts: ({ similarity }: NeighborsOfRow) => ({ similarity }),
  }),
  nodeId: ({ id }) => encodeNodeId('User', id),
  profile: (user) => (user.showMeToOthers ? user : null),
  properties: async (user, { names }, { loaders }) =>
    freeUserProperties(
      (await loaders.userProperties.load(user.id)) ?? {},
      (await loaders.propertyTypes()).users,
      names,
    ),
  recentLists: async ({ id }, _args: unknown, { parts, nowMs }) =>
    (await parts.findRecentLists(id, nowMs)).map(({ servedAtMs, ...list }) => ({
      ...list,
      servedAt: new Date(servedAtMs),
    })),
  recommendations: (user, args, context) => resolveRecommendations({ ...args, userId: user.id }, context),
  recommendedTags: pagedField({
    name: 'recommended-tags',
    bound: ({ kind, includeKnown }: TagArguments) => [parseText('kind', kind), Number(includeKnown ?? false)],
    read: async ({ id }: UserModel, page, { parts, loaders, principal, nowMs, signal, isOptedOut }, args) => {
      const includesKnown = args.includeKnown ?? false
      const crowdsOnly = !principal.scopes.has('server')
      const choices = { nowMs, signal, isOptedOut, includesKnown, crowdsOnly }
      const found = await recommendedTags(parts, id, choices)
      const best = inOrder(found.slice(0, MOST_TAGS).map((tag) => ({ ...tag, id: tag.tagId })))
      return pageOf(args.kind == null ? best : await ofKind(args.kind, best, loaders), page)
    },
    node: ({ id }, loaders) => loaders.tagById.load(id),
    facts: ({ logit, probability }) => ({ logit, probability }),
  }),
  steers: async ({ id }, _args: unknown, { parts, nowMs, signal }) =>
    (await readSteers(parts.graph, id, nowMs, { signal })).map(({ target, atMs, untilMs, ...steer }) => ({
      ...steer,
      target: JSON.parse(target),
      createdAt: new Date(atMs),
      until: new Date(untilMs),
    })),
  suggestedUsers: pagedField({
    name: 'suggested-users',
    read: suggestedRows,
    node: loadUser,
    facts: ({ score, reasons }) => ({ score, reasons }),
  }),
  segments: ({ id }, _args: unknown, { parts, nowMs, signal }) =>
    segmentsOf(parts.people, id, { nowMs, signal }),
  showsToOthers: (user) => user.showMeToOthers,
}

/** The rows of a page with reasons. The whole list is made for every page, so that it has the newest writes. */
async function suggestedRows(
  { id }: UserModel,
  page: PageRequest,
  context: RequestContext,
  { locale }: UserSuggestedUsersArgs,
) {
  const { parts, nowMs, signal, isOptedOut, principal } = context
  const suggest = () => parts.suggestPeople(id, { nowMs, signal, isOptedOut })
  const people = await parts.limiter.run(suggest, 'single', signal, askerOf(context))
  const { rows, total } = pageOf(inOrder(people), page)
  const { texts } = parts.settings
  const sentences = texts.in(texts.languageOf(locale))
  const reasons = await suggestionReasons(parts.graph, id, rows, sentences, { signal })
  // Exact scores change with what a single other user does.
  const shownScore = (score: number) => (principal.scopes.has('server') ? score : Math.round(score * 10) / 10)
  return {
    rows: rows.map((row) => ({ ...row, score: shownScore(row.score), reasons: reasons.get(row.id) ?? [] })),
    total,
  }
}

/** Ranks the rows of a list in their order. */
function inOrder<Row>(rows: readonly Row[]): readonly (Row & { readonly rank: number })[] {
  return rows.map((row, index) => ({ ...row, rank: -index }))
}

function loadUser({ id }: Place, loaders: Loaders): Promise<UserModel | null> {
  return loaders.userById.load(id)
}

function loadItem({ id }: Place, loaders: Loaders): Promise<ItemModel | null> {
  return loaders.itemById.load(id)
}

/** Most tags of a list. */
const MOST_TAGS = 1_000

type TagArguments = PageArguments & { readonly kind?: string | null; readonly includeKnown?: boolean | null }

async function ofKind<Row extends Place>(
  kind: string,
  rows: readonly Row[],
  { tagById }: Loaders,
): Promise<readonly Row[]> {
  const tags = await Promise.all(rows.map(({ id }) => tagById.load(id)))
  return rows.filter((_, at) => tags[at]?.kind === kind)
}

/** Longer than any history. */
const WHOLE_HISTORY: PageRequest = { list: '', first: 1_000, after: null }

type InterestArguments = PageArguments & { readonly temperature?: number | null }

function temperatureOf(temperature: number | null | undefined): number {
  return parseTemperature(temperature) ?? 1
}

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
