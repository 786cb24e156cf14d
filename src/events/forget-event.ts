import { refused, type Written } from '../catalog/written.ts'
import { type InteractionEvent, isEdgeKind } from '../domain/event.ts'
import type { Problem } from '../domain/problem.ts'
import { dropDismissal, itemsOfEvent, lockUsers } from '../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../graph/graph-store.ts'
import { DEFAULT_RATING_SCALE, eventWeight, isDismissal, type RatingScale } from './event-weight.ts'
import type { PairState, Weigh } from './fold-events.ts'
import { hasSeenEventsOf, type Intake, LATE } from './intake.ts'
import type { Journal } from './journal/journal.ts'
import { takeBack, withoutEvents } from './take-back.ts'

/** An event to take back. */
export interface EventOfUser {
  readonly userId: string
  readonly eventId: string
}

export type ForgetEvent = (event: EventOfUser, options: RunOptions) => Promise<Written>

const NOT_KEPT: Problem = {
  code: 'NOT_FOUND',
  message: 'neither the journal nor the newest 32 events of an item hold this event of the user',
  path: ['eventId'],
  isRetryable: false,
}

export interface ForgetEventParts {
  readonly intake: Intake
  readonly graph: GraphStore
  /** Omitted: this process has no journal. */
  readonly journal?: Pick<Journal, 'find' | 'erase'>
  readonly ratingScale?: RatingScale
}

/**
 * Takes one event back, as if it had not happened: out of the user's interaction with the item, with what requests read of
 * it, and out of the journal. A `HIDE` or `REPORT` that was the last one of an item ends its dismissal. What training
 * derives follows with the next training.
 */
export function forgetEvent(parts: ForgetEventParts): ForgetEvent {
  const { intake, graph, journal, ratingScale = DEFAULT_RATING_SCALE } = parts
  const weigh: Weigh = (event) => eventWeight(event, ratingScale)
  return async (forgotten, options) => {
    const { userId, eventId } = forgotten
    if (!(await hasSeenEventsOf(intake, userId, options.signal))) return refused(LATE)
    // A repeated transaction no longer finds the event that its first try erased.
    let erased: InteractionEvent | null = null
    const isFound = await graph.transaction(async (runner) => {
      await runner.run(lockUsers, { ids: [userId] })
      // Under the lock: of two calls for one event, the second one finds nothing.
      const journaled = erased ?? (await journal?.find(userId, eventId)) ?? null
      const isInGraph = await forget(runner, forgotten, journaled, weigh)
      // Last: if the commit fails, a repeat still finds the event among the newest ones.
      if (journaled) await journal?.erase(userId, [eventId])
      erased = journaled
      return isInGraph || journaled !== null
    }, options)
    return isFound ? { changed: 1, problems: [] } : refused(NOT_KEPT)
  }
}

/** Takes the event back in the graph. True if the graph had it. */
async function forget(
  graph: GraphRunner,
  { userId, eventId }: EventOfUser,
  journaled: InteractionEvent | null,
  weigh: Weigh,
): Promise<boolean> {
  const itemIds = journaled
    ? [journaled.itemId].filter(() => isEdgeKind(journaled.kind))
    : (await graph.run(itemsOfEvent, { userId, eventId })).map(({ itemId }) => itemId)
  const [itemId] = itemIds
  if (itemId === undefined) return false
  const pair = { userId, itemId }
  const taken = await takeBack(graph, pair, (state) => withoutEvent(state, eventId, journaled, weigh))
  if (!taken) return false
  const { before, left } = taken
  if (hides(before) && !(left && hides(left))) await graph.run(dropDismissal, pair)
  return true
}

function hides({ events, archived }: PairState): boolean {
  return [...events, ...archived].some(({ kind }) => isDismissal(kind))
}

/** The interaction without an event, null if nothing is left; undefined if it does not have the event. */
function withoutEvent(
  state: PairState,
  eventId: string,
  journaled: InteractionEvent | null,
  weigh: Weigh,
): PairState | null | undefined {
  const isListed = state.events.some((event) => event.eventId === eventId)
  if (isListed)
    return withoutEvents(state, { event: (event) => event.eventId === eventId, archived: () => false }, weigh)
  return journaled ? withoutArchived(state, journaled, weigh) : undefined
}

/** The interaction without an event that is part of its sums only; null if nothing is left. */
function withoutArchived(
  state: PairState,
  { kind, atMs, position, count, ...event }: InteractionEvent,
  weigh: Weigh,
): PairState | null | undefined {
  const { atMs: oldestMs = 0 } = state.events.at(-1) ?? {}
  const sums = state.archived.find((one) => one.kind === kind)
  if (!sums || sums.count < count || (state.events.length > 0 && atMs > oldestMs)) return undefined
  const weight = weigh({ ...event, kind, count })
  const servedWeight = position === undefined ? 0 : weight
  const less = (one: { readonly weight: number; readonly servedWeight: number; readonly count: number }) => ({
    weight: one.weight - weight,
    servedWeight: one.servedWeight - servedWeight,
    count: one.count - count,
  })
  const archived = state.archived
    .map((one) => (one === sums ? { ...one, ...less(one) } : one))
    .filter((one) => one.count > 0)
  const left = { ...state, ...less(state), archived }
  return left.count > 0 ? left : null
}
