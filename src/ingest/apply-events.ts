import { type InteractionEvent, isEdgeKind } from '../domain/event.ts'
import { inBatches } from '../domain/in-batches.ts'
import { advanceClock, lockUsers, newestEvent } from '../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../graph/graph-store.ts'
import { ensureNodes, inLockOrder } from './ensure-nodes.ts'
import { DEFAULT_RATING_SCALE, eventWeight, type RatingScale } from './event-weight.ts'
import type { EventOutcome } from './fold-events.ts'
import { foldIntoPairs } from './fold-into-pairs.ts'
import { refreshSeen } from './refresh-seen.ts'

/** Most events of one transaction: few enough that other writers and the event loop do not wait long. */
export const EVENTS_A_TRANSACTION = 1_000

export interface ApplyOptions extends RunOptions {
  readonly ratingScale?: RatingScale
}

export interface AppliedBatch {
  /** One an event, in the order of the events. */
  readonly outcomes: readonly EventOutcome[]
  readonly createdUsers: number
  readonly createdItems: number
  /** By item id: people who like it now and had nothing to do with it before. */
  readonly newPeople: ReadonlyMap<string, number>
}

/**
 * Adds events to the graph and brings what requests read up to date: interactions, recent engagements, what
 * counts as seen, the graph's clock. Unknown users and items are made. One outcome an event, in order.
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

/** Everything read here is read after the users are locked: what is written back is never out of date. */
async function applyAll(
  graph: GraphRunner,
  events: readonly InteractionEvent[],
  { ratingScale = DEFAULT_RATING_SCALE }: ApplyOptions,
): Promise<AppliedBatch> {
  const userIds = inLockOrder(events.map((event) => event.userId))
  const itemIds = inLockOrder(events.map((event) => event.itemId))
  const { createdUsers, createdItems } = await ensureNodes(graph, userIds, itemIds)
  await graph.run(lockUsers, { ids: userIds })
  const folded = await foldIntoPairs(graph, events, (event) => eventWeight(event, ratingScale))
  if (folded.changed.size > 0) {
    // Reads go side by side, here and elsewhere: each that is waited for is a turn of a busy event loop, or a round trip.
    const [[clock]] = await Promise.all([graph.run(newestEvent, {}), refreshSeen(graph, folded.changed)])
    await moveClock(graph, clock?.at, events)
  }
  return { outcomes: folded.outcomes, createdUsers, createdItems, newPeople: folded.newPeople }
}

/**
 * Only where it is behind: locking the clock in every transaction would make all writers wait for each other. Last, for
 * the same reason.
 */
async function moveClock(
  graph: GraphRunner,
  clockMs: number | undefined,
  events: readonly InteractionEvent[],
): Promise<void> {
  const at = events.reduce((newest, event) => Math.max(newest, event.atMs), 0)
  if (clockMs === undefined || clockMs < at) await graph.run(advanceClock, { at })
}
