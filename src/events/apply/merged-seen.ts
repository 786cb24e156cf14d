import { inLockOrder } from '../../catalog/ensure-nodes.ts'
import { groupBy, type Pair, pairKey } from '../../domain/grouping.ts'
import { type IdentitySpan, isWhole, isWithin } from '../../domain/identity-span.ts'
import { lockUsers } from '../../graph/__generated__/queries.ts'
import type { GraphRunner } from '../../graph/graph-store.ts'
import { isLed, type SharedItems } from '../../training/incremental/first-time-users.ts'
import { kindsOf, type PairState, type Weigh } from '../fold-events.ts'
import { type Identity, type Part, partsOf } from '../identities.ts'
import { interactionsOf, type States } from '../interactions-of.ts'
import { withoutEvents } from '../without-events.ts'
import { type Engagement, NOTHING_SEEN, placeEngagements, type Seen, seenOf } from './recent-engagements.ts'
import {
  NEW_USER,
  type Refreshed,
  readSeen,
  readStates,
  readUsers,
  withoutItem,
  writeRefreshed,
} from './refresh-seen.ts'

/*
 * Interactions stay with who made them. What requests read of a user with visitors (recent engagements, seen items, kinds of
 * events, counts, stamp) is of all of their interactions together: their own, and those of each visitor within the span.
 */

/**
 * The pairs of users with visitors that change with these ones: of the users themselves, and of those whom the visitors belong
 * to. Distinct.
 *
 * @param identities links of the users of the pairs
 */
export function mergedPairs(pairs: readonly Pair[], identities: readonly Identity[]): readonly Pair[] {
  if (identities.length === 0) return []
  const usersOf = new Map<string, Set<string>>()
  for (const { visitorId, userId } of identities) {
    usersOf.set(userId, (usersOf.get(userId) ?? new Set()).add(userId))
    usersOf.set(visitorId, (usersOf.get(visitorId) ?? new Set()).add(userId))
  }
  const merged = pairs.flatMap(({ userId, itemId }) =>
    [...(usersOf.get(userId) ?? [])].map((owner) => ({ userId: owner, itemId })),
  )
  return [...new Map(merged.map((pair) => [pairKey(pair), pair])).values()]
}

/**
 * Updates what requests read of users with visitors, in the transaction that has changed interactions with these items of the
 * users or of their visitors.
 *
 * @param pairs see `mergedPairs`
 * @param usual the weight of an event that is stored without one
 * @param added new interactions, by `pairKey`
 * @returns those of them with which no person has come to the item: they had it before, or by another one of them
 */
export async function refreshMerged(
  graph: GraphRunner,
  pairs: readonly Pair[],
  usual: Weigh,
  added: ReadonlySet<string> = new Set(),
): Promise<ReadonlySet<string>> {
  const repeated = new Set<string>()
  if (pairs.length === 0) return repeated
  const itemsOf = groupBy(pairs, ({ userId }) => userId)
  const userIds = inLockOrder(itemsOf.keys())
  await graph.run(lockUsers, { ids: userIds })
  const { users, identities } = await readUsers(graph, userIds)
  const wanted = userIds.flatMap((userId) =>
    partsOf(userId, identities).flatMap(({ ownerId }) =>
      (itemsOf.get(userId) ?? []).map(({ itemId }) => ({ userId: ownerId, itemId })),
    ),
  )
  const states = await readStates(graph, wanted)
  const refreshed: Refreshed[] = []
  for (const userId of userIds) {
    const parts = partsOf(userId, identities)
    const { seen, ...before } = users.get(userId) ?? NEW_USER
    const items = (itemsOf.get(userId) ?? []).map(({ itemId }) => {
      const own = states.get(pairKey({ userId, itemId })) ?? null
      for (const key of repeatedOf(itemId, parts, states, added)) repeated.add(key)
      return { itemId, own, merged: mergedOf(itemId, statesOf(itemId, parts, states, usual)) }
    })
    const placed = placedIn(seen, items)
    const after = placed ?? (await readMergedSeen(graph, userId, identities, usual))
    const ownLastAt = newestOf([before.ownLastAt, ...items.map(({ own }) => own?.lastAt ?? null)])
    const lastAt = newestOf([before.lastAt, ownLastAt, ...items.map(({ merged }) => merged?.lastAt ?? null)])
    refreshed.push({ userId, lastAt, ownLastAt, before: seen, after })
  }
  await writeRefreshed(graph, refreshed)
  return repeated
}

/**
 * Computes again all that requests read of a user whose links have changed in this transaction. Reads all of their
 * interactions, in bounded memory.
 */
export async function refreshWhole(graph: GraphRunner, userId: string, usual: Weigh): Promise<void> {
  const { users, identities } = await readUsers(graph, [userId])
  const { seen: before, ownLastAt } = users.get(userId) ?? NEW_USER
  const isMerged = identities.length > 0
  const after = isMerged
    ? await readMergedSeen(graph, userId, identities, usual)
    : await readSeen(graph, userId)
  const newest = [...after.recent.slice(0, 1), ...after.older.slice(0, 1)].map(({ lastAt }) => lastAt)
  const lastAt = newestOf([ownLastAt, ...(isMerged ? newest : [])])
  await writeRefreshed(graph, [{ userId, lastAt, ownLastAt: isMerged ? ownLastAt : null, before, after }])
}

/**
 * The items that a visitor likes within the span of a user, and the user too, by themselves or another visitor. Reads all of
 * their interactions.
 *
 * @param identities links of the user
 */
export async function sharedItems(
  graph: GraphRunner,
  { visitorId, userId }: Pick<Identity, 'visitorId' | 'userId'>,
  identities: readonly Identity[],
): Promise<SharedItems> {
  const parts = partsOf(userId, identities)
  const shared = new Map<string, { readonly isLed: boolean }>()
  if (!parts.some(({ ownerId }) => ownerId === visitorId)) return shared
  for await (const items of interactionsOf(graph, ownersOf(parts))) {
    for (const [itemId, states] of items) {
      const liked = countedParts(itemId, parts, states).filter(({ state }) => state.weight > 0)
      const visitors = liked.filter(({ ownerId }) => ownerId === visitorId)
      const others = liked.filter(({ ownerId }) => ownerId !== visitorId)
      if (visitors.length === 0 || others.length === 0) continue
      const led = [visitors, others].map((some) => some.every(({ state }) => isLed(state)))
      shared.set(itemId, { isLed: led.includes(true) })
    }
  }
  return shared
}

function ownersOf(parts: readonly Part[]): readonly string[] {
  return [...new Set(parts.map(({ ownerId }) => ownerId))]
}

/** The interactions with an item that count for a person: of a visitor those whose newest event is within the span. */
function countedParts(
  itemId: string,
  parts: readonly Part[],
  states: States,
): readonly { readonly ownerId: string; readonly state: PairState }[] {
  return parts.flatMap(({ ownerId, span }) => {
    const state = states.get(pairKey({ userId: ownerId, itemId }))
    return state && isWithin(span, state.lastAt) ? [{ ownerId, state }] : []
  })
}

/** Of the added interactions with an item those of a person who has another one. */
function repeatedOf(
  itemId: string,
  parts: readonly Part[],
  states: States,
  added: ReadonlySet<string>,
): readonly string[] {
  const keys = countedParts(itemId, parts, states).map(({ ownerId }) => pairKey({ userId: ownerId, itemId }))
  const fresh = keys.filter((key) => added.has(key))
  return fresh.length < keys.length ? fresh : fresh.slice(1)
}

function newestOf(instants: readonly (number | null)[]): number | null {
  return instants.reduce(
    (newest, at) => (newest === null || (at !== null && at > newest) ? at : newest),
    null,
  )
}

interface MergedItem {
  readonly itemId: string
  /** Null if nothing is left. */
  readonly merged: Engagement | null
}

/** What is seen after these items have changed; null if all interactions must be read: see `placeEngagements`. */
function placedIn(seen: Seen, items: readonly MergedItem[]): Seen | null {
  let left: Seen | null = seen
  for (const { itemId, merged } of items) if (left && !merged) left = withoutItem(left, itemId)
  return (
    left &&
    placeEngagements(
      left,
      items.flatMap(({ merged }) => merged ?? []),
    )
  )
}

/** What each part of a user has of an item. */
function statesOf(
  itemId: string,
  parts: readonly Part[],
  states: States,
  usual: Weigh,
): readonly PairState[] {
  return parts.flatMap(({ ownerId, span }) => {
    const state = states.get(pairKey({ userId: ownerId, itemId }))
    return (state && cutTo(state, span, usual)) ?? []
  })
}

/** The interaction as if only the events within the span had happened; null if there are none. */
export function cutTo(state: PairState, span: IdentitySpan, usual: Weigh): PairState | null {
  if (isWhole(span)) return state
  const isOutside = ({ atMs }: { readonly atMs: number }) => !isWithin(span, atMs)
  return withoutEvents(state, { event: isOutside, archived: isOutside }, usual)
}

/** The interactions of one person with an item as one; null if there are none. */
function mergedOf(itemId: string, states: readonly PairState[]): Engagement | null {
  if (states.length === 0) return null
  const sumOf = (part: 'weight' | 'servedWeight') => states.reduce((sum, state) => sum + state[part], 0)
  const lastAt = Math.max(...states.map((state) => state.lastAt))
  const kinds = kindsOf({
    lastAt,
    events: states.flatMap(({ events }) => events),
    archived: states.flatMap(({ archived }) => archived),
  })
  return { itemId, weight: sumOf('weight'), servedWeight: sumOf('servedWeight'), lastAt, kinds }
}

/** Reads all interactions of a user and their visitors, some items at a time. */
async function readMergedSeen(
  graph: GraphRunner,
  userId: string,
  identities: readonly Identity[],
  usual: Weigh,
): Promise<Seen> {
  const parts = partsOf(userId, identities)
  let seen = NOTHING_SEEN
  for await (const items of interactionsOf(graph, ownersOf(parts))) {
    const merged = [...items].flatMap(
      ([itemId, states]) => mergedOf(itemId, statesOf(itemId, parts, states, usual)) ?? [],
    )
    seen = seenOf([...seen.recent, ...merged], seen.older)
  }
  return seen
}
