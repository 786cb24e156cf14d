import { ensureNodes, inLockOrder } from '../../catalog/ensure-nodes.ts'
import { type InteractionEvent, isEdgeKind } from '../../domain/event.ts'
import { groupBy, groupByUser, inBatches } from '../../domain/grouping.ts'
import { advanceClock, lockUsers, newestEvent } from '../../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../../graph/graph-store.ts'
import { type FirstTimeUsersByItem, firstTimeUsersOf } from '../../training/incremental/first-time-users.ts'
import { DEFAULT_RATING_SCALE, eventWeight, isDismissal, type RatingScale } from '../event-weight.ts'
import type { EventOutcome } from '../fold-events.ts'
import {
  type ChangedPair,
  type FoldedPairs,
  foldIntoPairs,
  type PositionedEvent,
  writePairs,
} from './changed-pairs.ts'
import { readUsersBefore, refreshSeen, type UsersBefore } from './refresh-seen.ts'
import { writeDismissals } from './write-dismissals.ts'

/** Most events of one transaction: few enough that other writers and the event loop do not wait long. */
export const EVENTS_A_TRANSACTION = 1_000

/** Users brought up to date at once: each may hold thousands of seen items. */
const USERS_AT_ONCE = 200

export interface ApplyOptions extends RunOptions {
  readonly ratingScale?: RatingScale
}

export interface AppliedBatch {
  /** One an event, in the order of the events. */
  readonly outcomes: readonly EventOutcome[]
  readonly createdUsers: number
  readonly createdItems: number
  readonly newPeople: FirstTimeUsersByItem
}

/**
 * Adds events to the graph and brings what requests read up to date: interactions, recent engagements, what
 * counts as seen, what was dismissed, the graph's clock. Unknown users and items are made. One outcome an event, in order.
 *
 * Order does not matter and an event applied twice counts once, so a caller that failed midway just repeats.
 *
 * @throws GraphError `cancelled` if the signal aborts; whole batches before it stay.
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

/** The same for at most `EVENTS_A_TRANSACTION` events: all of them or none. */
export async function applyEventBatch(
  graph: GraphStore,
  events: readonly InteractionEvent[],
  options: ApplyOptions = {},
): Promise<AppliedBatch> {
  if (!events.some((event) => isEdgeKind(event.kind))) return nothingOf(events)
  return graph.transaction((runner) => applyWithin(runner, events, options), options)
}

/** The same inside a transaction of the caller's, who may have more to write in it. */
export async function applyWithin(
  graph: GraphRunner,
  events: readonly InteractionEvent[],
  options: Pick<ApplyOptions, 'ratingScale'> = {},
): Promise<AppliedBatch> {
  const edgeEvents = events.filter((event) => isEdgeKind(event.kind))
  if (edgeEvents.length === 0) return nothingOf(events)
  const applied = await applyAll(graph, edgeEvents, options)
  const edgeOutcomes = applied.outcomes.values()
  const outcomes = events.map((event) =>
    isEdgeKind(event.kind) ? (edgeOutcomes.next().value ?? 'ignored') : 'ignored',
  )
  return { ...applied, outcomes }
}

function nothingOf(events: readonly InteractionEvent[]): AppliedBatch {
  return { outcomes: events.map(() => 'ignored'), createdUsers: 0, createdItems: 0, newPeople: new Map() }
}

async function applyAll(
  graph: GraphRunner,
  events: readonly InteractionEvent[],
  { ratingScale = DEFAULT_RATING_SCALE }: ApplyOptions,
): Promise<AppliedBatch> {
  const userIds = inLockOrder(events.map((event) => event.userId))
  const itemIds = inLockOrder(events.map((event) => event.itemId))
  const [created, [clock]] = await Promise.all([
    ensureNodes(graph, userIds, itemIds),
    graph.run(newestEvent, {}),
  ])
  const positionedByUser = groupBy(
    events.map((event, position) => ({ event, position })),
    ({ event }) => event.userId,
  )
  // Begun before anything of theirs is read, and after all of them are there: what is written back is never out of date.
  const holding = graph.run(lockUsers, { ids: userIds })
  const folded: FoldedPairs[] = []
  for (const ids of inBatches(userIds, USERS_AT_ONCE)) {
    const positioned = ids.flatMap((userId) => positionedByUser.get(userId) ?? [])
    const [before] = await Promise.all([
      readUsersBefore(
        graph,
        positioned.map(({ event }) => event),
      ),
      holding,
    ])
    folded.push(await applyToUsers(graph, before, positioned, (event) => eventWeight(event, ratingScale)))
  }
  const changed = folded.flatMap((part) => part.changed)
  if (changed.length > 0) await moveClock(graph, clock?.at, events)
  const outcomes = new Map(folded.flatMap((part) => [...part.outcomes]))
  return {
    ...created,
    outcomes: events.map((_, position) => outcomes.get(position) ?? 'ignored'),
    newPeople: firstTimeUsersOf(changed, clock?.countedVersion ?? undefined),
  }
}

async function applyToUsers(
  graph: GraphRunner,
  { users, states }: UsersBefore,
  positioned: readonly PositionedEvent[],
  weigh: (event: InteractionEvent) => number,
): Promise<FoldedPairs> {
  const folded = foldIntoPairs(positioned, states, weigh)
  if (folded.changed.length > 0) {
    await writePairs(graph, folded.changed)
    await refreshSeen(graph, groupByUser(folded.changed.map(toEngagement)), users)
    const dismissals = positioned.filter(
      ({ event, position }) => isDismissal(event.kind) && folded.outcomes.get(position) !== 'duplicate',
    )
    await writeDismissals(
      graph,
      dismissals.map(({ event }) => event),
    )
  }
  return folded
}

function toEngagement({ userId, itemId, state }: ChangedPair) {
  const { weight, servedWeight, lastAt } = state
  return { userId, itemId, weight, servedWeight, lastAt }
}

/**
 * Only where it is behind: locking the clock in every transaction would make all writers wait for each other. Last, for
 * the same reason.
 */
async function moveClock(
  graph: GraphRunner,
  clockMs: number | null | undefined,
  events: readonly InteractionEvent[],
): Promise<void> {
  const at = events.reduce((newest, event) => Math.max(newest, event.atMs), 0)
  if (clockMs == null || clockMs < at) await graph.run(advanceClock, { at })
}
