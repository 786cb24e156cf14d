import { ensureNodes, inIdentityOrder, inLockOrder } from '../../catalog/ensure-nodes.ts'
import { recordItemChange } from '../../catalog/record-catalog-change.ts'
import { type InteractionEvent, isEdgeKind } from '../../domain/event.ts'
import { groupBy, groupByUser, inBatches, pairKey } from '../../domain/grouping.ts'
import { isWithin } from '../../domain/identity-span.ts'
import { isVisitorId } from '../../domain/ids.ts'
import { advanceClock, lockUsers, newestEvent, setOlderEventIds } from '../../graph/__generated__/queries.ts'
import { addPeople } from '../../graph/add-people.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../../graph/graph-store.ts'
import type { Count } from '../../metrics/metric-rows.ts'
import { type FirstTimeUsersByItem, firstTimeUsersOf } from '../../training/incremental/first-time-users.ts'
import { decodeLed, isCreditable, isSearchClick } from '../attribution.ts'
import {
  DEFAULT_RATING_SCALE,
  type EventScale,
  eventWeight,
  isDismissal,
  isInstruction,
} from '../event-weight.ts'
import { writeExposures } from '../exposures.ts'
import { type EventOutcome, kindsOf, type Weigh } from '../fold-events.ts'
import { type Identity, readIdentities } from '../identities.ts'
import {
  type ChangedPair,
  type FoldedPairs,
  foldIntoPairs,
  type LedOfVisitors,
  type PositionedEvent,
  writePairs,
} from './changed-pairs.ts'
import { mergedPairs, refreshMerged } from './merged-seen.ts'
import { newEngagements, placeSeen, readUsersBefore, type UsersBefore, writeSeen } from './refresh-seen.ts'
import { writeDismissals } from './write-dismissals.ts'

/** Events of one transaction: few enough that other writers and the event loop do not wait long. */
const EVENTS_A_TRANSACTION = 1_000

/** Users updated at once: each may have thousands of seen items. */
const USERS_AT_ONCE = 200

export interface ApplyOptions extends RunOptions {
  readonly ratingScale?: EventScale
  /** True: users who have not decided about personalization count as those who denied it. */
  readonly needsConsent?: boolean
}

export interface AppliedBatch {
  /** One per event, in the order of the events. */
  readonly outcomes: readonly EventOutcome[]
  readonly createdUsers: number
  /** Ids of the created items, which the transaction must record in the change feed as its last step. */
  readonly createdItemIds: readonly string[]
  readonly newPeople: FirstTimeUsersByItem
  /** Users whose recent engagements changed together with those of a visitor of theirs. */
  readonly mergedUserIds: readonly string[]
  /** What metrics count of the events, which the transaction must add to the rows of its journal. */
  readonly counts: readonly Count[]
}

/**
 * Adds events to the graph and updates what requests read: interactions, recent engagements, seen and dismissed items, what was
 * shown, the graph's clock. Creates unknown users and items. Returns one outcome per event, in order.
 *
 * The order does not matter and an event applied twice counts once, so a caller that failed midway can repeat the call.
 * Events of users who do not consent to personalization at this time are ignored, except for dismissals that they asked for.
 *
 * @throws GraphError `cancelled` if the signal aborts; batches before it stay.
 */
export async function applyEvents(
  graph: GraphStore,
  events: readonly InteractionEvent[],
  options: ApplyOptions = {},
): Promise<readonly EventOutcome[]> {
  const outcomes: EventOutcome[] = []
  for (const batch of inBatches(events, EVENTS_A_TRANSACTION)) {
    outcomes.push(...(await applyEventBatch(graph, batch, options)).outcomes)
  }
  return outcomes
}

/** The same for at most `EVENTS_A_TRANSACTION` events. All or nothing. */
export async function applyEventBatch(
  graph: GraphStore,
  events: readonly InteractionEvent[],
  options: ApplyOptions = {},
): Promise<AppliedBatch> {
  if (!events.some(isKept)) return nothingOf(events)
  return graph.transaction(async (runner) => {
    const applied = await applyWithin(runner, events, options)
    await recordItemChange(runner, applied.createdItemIds)
    return applied
  }, options)
}

/** The same in a transaction of the caller, who records created items in the change feed. */
export async function applyWithin(
  graph: GraphRunner,
  events: readonly InteractionEvent[],
  options: Pick<ApplyOptions, 'ratingScale' | 'needsConsent'> = {},
): Promise<AppliedBatch> {
  const edgeEvents = events.filter((event) => isEdgeKind(event.kind))
  const impressions = events.filter(isImpression)
  if (edgeEvents.length + impressions.length === 0) return nothingOf(events)
  const applied = await applyAll(graph, edgeEvents, impressions, options)
  const edgeOutcomes = applied.outcomes.values()
  const outcomes = events.map((event) =>
    isEdgeKind(event.kind) ? (edgeOutcomes.next().value ?? 'ignored') : 'ignored',
  )
  return { ...applied, outcomes }
}

function isImpression({ kind }: InteractionEvent): boolean {
  return kind === 'impression'
}

/** Whether the graph keeps something of an event. */
function isKept(event: InteractionEvent): boolean {
  return isEdgeKind(event.kind) || isImpression(event)
}

function nothingOf(events: readonly InteractionEvent[]): AppliedBatch {
  const outcomes = events.map(() => 'ignored' as const)
  return {
    outcomes,
    createdUsers: 0,
    createdItemIds: [],
    newPeople: new Map(),
    mergedUserIds: [],
    counts: [],
  }
}

async function applyAll(
  graph: GraphRunner,
  events: readonly InteractionEvent[],
  impressions: readonly InteractionEvent[],
  { ratingScale = DEFAULT_RATING_SCALE, needsConsent = false }: ApplyOptions,
): Promise<AppliedBatch> {
  const userIds = inLockOrder(events.map((event) => event.userId))
  const shownTo = impressions.map((event) => event.userId)
  // A visitor who has done nothing is not stored.
  const ensuredIds = inLockOrder([...userIds, ...shownTo.filter((userId) => !isVisitorId(userId))])
  const itemIds = inLockOrder(events.map((event) => event.itemId))
  const [created, [clock]] = await Promise.all([
    ensureNodes(graph, ensuredIds, itemIds),
    graph.run(newestEvent, {}),
  ])
  const positionedByUser = groupBy(
    events.map((event, position) => ({ event, position })),
    ({ event }) => event.userId,
  )
  // Lock users after all of them exist and before reading them: reads must not be stale when they are written back.
  const lockedIds = inLockOrder([...ensuredIds, ...shownTo])
  const locking = graph.run(lockUsers, { ids: await lockOrder(graph, lockedIds, created.linkedIds) })
  const read = async (ids: readonly string[]) => {
    const positioned = ids.flatMap((userId) => positionedByUser.get(userId) ?? [])
    const pairs = positioned.map(({ event }) => event)
    const creditable = pairs.filter(({ kind }) => isCreditable(kind))
    const [before] = await Promise.all([readUsersBefore(graph, pairs, creditable), locking])
    // A visitor without events may have been deleted before the lock.
    const missing = ids.filter((userId) => !before.users.has(userId))
    if (missing.length > 0) await addPeople(graph, missing)
    return { positioned, before }
  }
  const { min, max } = ratingScale
  const weighs = {
    weigh: (event) => eventWeight(event, ratingScale),
    usual: (event) => eventWeight(event, { min, max }),
  } satisfies Weighs
  const folded: FoldedPairs[] = []
  const identities: Identity[] = []
  for await (const { positioned, before } of readAhead(inBatches(userIds, USERS_AT_ONCE), read)) {
    const mayStore = ({ event }: PositionedEvent) =>
      isInstruction(event) || (before.users.get(event.userId)?.isPersonalized ?? !needsConsent)
    folded.push(await applyToUsers(graph, before, positioned.filter(mayStore), weighs))
    identities.push(...before.identities)
  }
  await locking
  const seen = [...impressions, ...events.filter(isSearchClick)]
  const shown = seen.length > 0 ? await writeExposures(graph, seen, needsConsent) : []
  const changed = folded.flatMap((part) => part.changed)
  const merged = mergedPairs(changed, identities)
  const added = new Set(changed.flatMap((pair) => (pair.before ? [] : [pairKey(pair)])))
  const repeated = await refreshMerged(graph, merged, weighs.usual, added)
  const outcomes = new Map(folded.flatMap((part) => [...part.outcomes]))
  // Events that are not stored do not say how new the graph is.
  const stored = events.filter((_, position) => outcomes.has(position))
  if (changed.length > 0) await moveClock(graph, clock?.at, stored)
  return {
    ...created,
    outcomes: events.map((_, position) => outcomes.get(position) ?? 'ignored'),
    newPeople: firstTimeUsersOf(
      changed.filter((pair) => !repeated.has(pairKey(pair))),
      clock?.countedVersion ?? undefined,
    ),
    mergedUserIds: inLockOrder(merged.map(({ userId }) => userId)),
    counts: [...shown, ...folded.flatMap(({ counts }) => counts)],
  }
}

/** What is read for each of the parts, in their order. The next part is read while the caller works on one. */
async function* readAhead<Part, Read>(
  parts: Iterable<Part>,
  read: (part: Part) => Promise<Read>,
): AsyncGenerator<Read> {
  let before: Promise<Read> | undefined
  for (const part of parts) {
    const reading = read(part)
    // Awaited below, unless the caller fails before.
    reading.catch(() => undefined)
    if (before) yield await before
    before = reading
  }
  if (before) yield await before
}

/** These users and visitors and the users whom the visitors belong to, as far as they were linked before: see `inIdentityOrder`. */
async function lockOrder(
  graph: GraphRunner,
  ids: readonly string[],
  linkedIds: readonly string[],
): Promise<readonly string[]> {
  const identities = linkedIds.length > 0 ? await readIdentities(graph, linkedIds) : []
  const linked = identities.map(({ userId }) => userId)
  return inIdentityOrder([...ids, ...linked], new Set(identities.map(({ visitorId }) => visitorId)))
}

/** What an event weighs, and what one weighs that is stored without a weight: see `foldEvents`. */
interface Weighs {
  readonly weigh: Weigh
  readonly usual: Weigh
}

async function applyToUsers(
  graph: GraphRunner,
  { users, states, identities }: UsersBefore,
  positioned: readonly PositionedEvent[],
  { weigh, usual }: Weighs,
): Promise<FoldedPairs> {
  const idsOf = (userId: string) => users.get(userId)?.olderEventIds ?? []
  const folded = foldIntoPairs(positioned, states, weigh, usual, idsOf, ledOfVisitors(states, identities))
  if (folded.changed.length > 0) {
    const mergedIds = new Set(identities.map(({ userId }) => userId))
    const alone = folded.changed.filter(({ userId }) => !mergedIds.has(userId))
    const placed = placeSeen(groupByUser(alone.map(toEngagement)), users)
    const written = await writePairs(graph, folded.changed, newEngagements(placed))
    await writeSeen(graph, placed, users, written)
    const dismissals = positioned.filter(
      ({ event, position }) => isDismissal(event.kind) && folded.outcomes.get(position) !== 'duplicate',
    )
    await writeDismissals(
      graph,
      dismissals.map(({ event }) => event),
    )
    const rows = [...folded.olderIds].map(([userId, { texts }]) => ({ userId, olderEventIds: texts }))
    if (rows.length > 0) await graph.run(setOlderEventIds, { rows })
  }
  return folded
}

/** The clicks of visitors on an item, within the spans in which they are the user. */
function ledOfVisitors(states: UsersBefore['states'], identities: readonly Identity[]): LedOfVisitors {
  return ({ userId, itemId }) =>
    identities
      .filter((identity) => identity.userId === userId)
      .flatMap((identity) => {
        const { ledBy = [] } = states.get(pairKey({ userId: identity.visitorId, itemId })) ?? {}
        return decodeLed(ledBy).filter(({ atMs }) => isWithin(identity, atMs))
      })
}

function toEngagement({ userId, itemId, state }: ChangedPair) {
  const { weight, servedWeight, lastAt } = state
  return { userId, itemId, weight, servedWeight, lastAt, kinds: kindsOf(state) }
}

/**
 * Advances the clock only if it is behind, and last: a lock on it in every transaction would serialize all writers.
 */
async function moveClock(
  graph: GraphRunner,
  clockMs: number | null | undefined,
  events: readonly InteractionEvent[],
): Promise<void> {
  const at = events.reduce((newest, event) => Math.max(newest, event.atMs), 0)
  if (clockMs == null || clockMs < at) await graph.run(advanceClock, { at })
}
