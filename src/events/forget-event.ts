import { inIdentityOrder } from '../catalog/ensure-nodes.ts'
import { refused, type Written } from '../catalog/written.ts'
import { type EventKind, type InteractionEvent, isEdgeKind } from '../domain/event.ts'
import { isWithin } from '../domain/identity-span.ts'
import type { Problem } from '../domain/problem.ts'
import { itemsOfEvent, lockUsers } from '../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../graph/graph-store.ts'
import { DEFAULT_RATING_SCALE, type EventScale, eventWeight } from './event-weight.ts'
import type { PairState, StoredEvent, Weigh } from './fold-events.ts'
import { type Part, partsOf, readIdentities } from './identities.ts'
import { hasSeenEventsOf, type Intake, LATE } from './intake.ts'
import type { Journal } from './journal/journal.ts'
import { takeBack } from './take-back.ts'
import { withoutEvents } from './without-events.ts'

/** An event to take back. */
export interface EventOfUser {
  readonly userId: string
  readonly eventId: string
}

export type ForgetEvent = (event: EventOfUser, options: RunOptions) => Promise<Written>

/** What an event weighs when it is added, and what one weighs that is stored without a weight: see `foldEvents`. */
interface Weighs {
  readonly weigh: Weigh
  readonly usual: Weigh
}

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
  readonly ratingScale?: EventScale
}

/**
 * Takes one event back, as if it had not happened: out of the interaction with the item of the user, or of a visitor who is the
 * user at that instant, with what requests read of it, and out of the journal. A `HIDE` or `REPORT` that was the last one of an
 * item ends its dismissal. What training derives follows with the next training.
 */
export function forgetEvent(parts: ForgetEventParts): ForgetEvent {
  const { intake, graph, journal, ratingScale = DEFAULT_RATING_SCALE } = parts
  const { min, max } = ratingScale
  const weighs = {
    weigh: (event) => eventWeight(event, ratingScale),
    usual: (event) => eventWeight(event, { min, max }),
  } satisfies Weighs
  return async (forgotten, options) => {
    const { userId, eventId } = forgotten
    if (!(await hasSeenEventsOf(intake, userId, options.signal))) return refused(LATE)
    const [own, ...visitors] = partsOf(userId, await readIdentities(graph, [userId], options))
    for (const { ownerId } of visitors)
      if (!(await hasSeenEventsOf(intake, ownerId, options.signal))) return refused(LATE)
    const owned = [own, ...visitors].flatMap((part) => part ?? [])
    // A repeated transaction no longer finds the events that its first try erased.
    const erased = new Map<Part, InteractionEvent>()
    const isFound = await graph.transaction(async (runner) => {
      const ownerIds = owned.map(({ ownerId }) => ownerId)
      await runner.run(lockUsers, { ids: inIdentityOrder(ownerIds, new Set(ownerIds.slice(1))) })
      let isFound = false
      for (const part of owned) {
        // Under the lock: of two calls for one event, the second one finds nothing.
        const journaled = erased.get(part) ?? (await journaledIn(part, eventId, journal))
        if (await forget(runner, part, { eventId, journaled }, weighs)) isFound = true
        if (!journaled) continue
        isFound = true
        erased.set(part, journaled)
        // Last: if the commit fails, a repeat still finds the event among the newest ones.
        await journal?.erase(part.ownerId, [eventId])
      }
      return isFound
    }, options)
    return isFound ? { changed: 1, problems: [] } : refused(NOT_KEPT)
  }
}

/** An event of a part. */
interface ForgottenEvent extends Pick<Part, 'span'> {
  readonly eventId: string
  /** Null if the journal does not have it. */
  readonly journaled: InteractionEvent | null
}

/** The event as the journal has it, if it is within the part. */
async function journaledIn(
  { ownerId, span }: Part,
  eventId: string,
  journal: ForgetEventParts['journal'],
): Promise<InteractionEvent | null> {
  const event = (await journal?.find(ownerId, eventId)) ?? null
  return event && isWithin(span, event.atMs) ? event : null
}

/** Takes the event back in the graph. True if the graph had it. */
async function forget(
  graph: GraphRunner,
  { ownerId: userId, span }: Part,
  { eventId, journaled }: Omit<ForgottenEvent, 'span'>,
  weighs: Weighs,
): Promise<boolean> {
  const itemIds = journaled
    ? [journaled.itemId].filter(() => isEdgeKind(journaled.kind))
    : (await graph.run(itemsOfEvent, { userId, eventId })).map(({ itemId }) => itemId)
  const [itemId] = itemIds
  if (itemId === undefined) return false
  const pair = { userId, itemId }
  return takeBack(
    graph,
    pair,
    (state) => withoutEvent(state, { eventId, journaled, span }, weighs),
    weighs.usual,
  )
}

/** The interaction without an event, null if nothing is left; undefined if it does not have the event. */
function withoutEvent(
  state: PairState,
  { eventId, journaled, span }: ForgottenEvent,
  { weigh, usual }: Weighs,
): PairState | null | undefined {
  const isIt = (event: StoredEvent) => event.eventId === eventId && isWithin(span, event.atMs)
  if (state.events.some(isIt)) return withoutEvents(state, { event: isIt, archived: () => false }, usual)
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
  const isLast = sums.count === count
  const own = weigh({ ...event, kind, count })
  const weight = isLast ? sums.weight : within(own, sums.weight, kind)
  const served = position === undefined ? 0 : within(own, sums.servedWeight, kind)
  const servedWeight = isLast ? sums.servedWeight : served
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

/**
 * The part of a sum that an event is taken to have added: the sum does not tell. What it weighs now, but no more than the
 * sum, which weights of before may have made. Ratings may cancel out: their sum is no bound.
 */
function within(own: number, sum: number, kind: EventKind): number {
  return kind === 'rating' ? own : Math.min(Math.max(own, Math.min(sum, 0)), Math.max(sum, 0))
}
