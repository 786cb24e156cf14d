import { createHmac, randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { DAY_MS } from '../domain/duration.ts'
import { type InteractionEvent, isEdgeKind } from '../domain/event.ts'
import { groupBy } from '../domain/grouping.ts'
import { isVisitorId } from '../domain/ids.ts'
import type { Problem } from '../domain/problem.ts'
import { dismissedBy, knownItemIds } from '../graph/__generated__/queries.ts'
import { isOutage } from '../graph/graph-error.ts'
import { type GraphStore, isAvailable, type RunOptions } from '../graph/graph-store.ts'
import type { LiveCatalog } from '../snapshot/live-catalog.ts'
import { isDismissal } from './event-weight.ts'
import type { Intake, TakeOptions } from './intake.ts'

/** Numbers that stand for texts in memory: nothing names a user who was erased, and no client can make two texts look equal. */
export function secretDigest(): (text: string) => number {
  const secret = randomBytes(32)
  return (text) => createHmac('sha256', secret).update(text).digest().readUIntBE(0, 6)
}

/** An intake that refuses some events before they are safe. @param find the problems of these events */
export function refusing(
  intake: Intake,
  find: (
    events: readonly InteractionEvent[],
    options: TakeOptions,
  ) => Promise<ReadonlyMap<InteractionEvent, Problem>>,
): Intake {
  return {
    ...intake,
    async take(events, options = {}) {
      const refused = await find(events, options)
      const [problem] = refused.values()
      if (problem === undefined) return intake.take(events, options)
      const left = events.filter((event) => !refused.has(event))
      if (left.length === 0) return { problem }
      const taken = await intake.take(left, options)
      if ('problem' in taken) return taken
      const verdicts = taken.verdicts.values()
      return {
        ...taken,
        verdicts: events.map((event) => refused.get(event) ?? verdicts.next().value ?? 'conflict'),
      }
    },
  }
}

/** Limit of dismissed items per user: each of their lists reads all of them. */
export const MAX_DISMISSALS = 20_000

const TOO_MANY: Problem = {
  code: 'LIMIT_EXCEEDED',
  message: `a user can dismiss at most ${MAX_DISMISSALS} items`,
  path: ['userId'],
  isRetryable: false,
}

/**
 * An intake that refuses dismissals of users with `MAX_DISMISSALS` dismissed items. Repeated dismissals are accepted. While
 * the graph is unavailable none is refused, so a user can end slightly above the limit.
 */
export function limitDismissals(intake: Intake, graph: GraphStore): Intake {
  return refusing(intake, (events, options) => pastLimit(graph, events, options))
}

/** The dismissals that exceed the limit of their user. */
async function pastLimit(
  graph: GraphStore,
  events: readonly InteractionEvent[],
  options: RunOptions,
): Promise<ReadonlyMap<InteractionEvent, Problem>> {
  const refused = new Map<InteractionEvent, Problem>()
  const byUser = groupBy(
    events.filter(({ kind }) => isDismissal(kind)),
    ({ userId }) => userId,
  )
  if (byUser.size === 0 || !isAvailable(graph)) return refused
  const rows = await graph.run(dismissedBy, { ids: [...byUser.keys()] }, options).catch(noneIfOut)
  for (const { userId, dismissedItemIds } of rows) {
    const dismissed = new Set(dismissedItemIds)
    for (const event of byUser.get(userId) ?? []) {
      if (dismissed.size < MAX_DISMISSALS) dismissed.add(event.itemId)
      else if (!dismissed.has(event.itemId)) refused.set(event, TOO_MANY)
    }
  }
  return refused
}

/** No rows for a read that failed because of the graph. @throws every other error */
export function noneIfOut(error: unknown): [] {
  if (isOutage(error)) return []
  throw error
}

/** Unknown items of one user a day (UTC): each becomes an item of the graph. */
export const MAX_UNKNOWN_ITEMS = 100

/** Users who are remembered. The oldest are dropped. */
const MAX_USERS = 10_000

const TOO_MANY_UNKNOWN: Problem = {
  code: 'LIMIT_EXCEEDED',
  message: `a user can name at most ${MAX_UNKNOWN_ITEMS} items a day that the catalog lacks`,
  path: ['itemId'],
  isRetryable: false,
}

/**
 * An intake that refuses events of browsers (with `mayActAs`) on more than `MAX_UNKNOWN_ITEMS` unknown items of a user and day, or
 * of the visitors of a network. Counted in this process. While the graph is unavailable, only the catalog in memory is known.
 */
export function limitUnknownItems(
  intake: Intake,
  graph: GraphStore,
  catalog: Pick<LiveCatalog, 'latest'>,
): Intake {
  const named = new LRUCache<number, Set<number>>({ max: MAX_USERS })
  const digest = secretDigest()
  return refusing(intake, async (events, { mayActAs, network, nowMs = 0, ...options }) => {
    const refused = new Map<InteractionEvent, Problem>()
    if (mayActAs == null) return refused
    const { latest } = catalog
    const absent = events.filter(
      ({ kind, itemId }) => isEdgeKind(kind) && latest?.numberOf(itemId) === undefined,
    )
    if (absent.length === 0) return refused
    const ids = [...new Set(absent.map(({ itemId }) => itemId))]
    const known = new Set(
      (await graph.run(knownItemIds, { ids }, options).catch(noneIfOut)).map(({ id }) => id),
    )
    for (const event of absent) {
      if (known.has(event.itemId)) continue
      // One client can be many visitors.
      const owner = isVisitorId(event.userId) ? network : event.userId
      const day = digest(`${Math.floor(nowMs / DAY_MS)} ${owner}`)
      const unknown = named.get(day) ?? new Set()
      named.set(day, unknown)
      const item = digest(event.itemId)
      if (unknown.size < MAX_UNKNOWN_ITEMS) unknown.add(item)
      else if (!unknown.has(item)) refused.set(event, TOO_MANY_UNKNOWN)
    }
    return refused
  })
}
