import { type EventKind, type InteractionEvent, isEdgeKind, type KeptDetails } from '../domain/event.ts'
import { encodeKinds, newestOfKinds } from '../domain/kind-instants.ts'
import { type ArchivedEvents, archive, type EventFacts } from './archived-events.ts'

/**
 * Events that an edge stores one by one; older ones are part of its sums only.
 * `cypher/events/update-interactions.cypher` repeats this number.
 */
export const KEPT_EVENTS = 32

/** Prefix of the ids of imported events. They are stored permanently, so that a repeated import never counts twice. */
export const IMPORT_PREFIX = 'import:'

/** An event as an edge stores it. */
export interface StoredEvent {
  readonly eventId: string
  readonly atMs: number
  readonly kind: EventKind
  /** The value of a rating; for every other kind the count. */
  readonly value: number
  /** Null if they are those of any event of the kind with the value, which no list led to. */
  readonly facts: EventFacts | null
}

/** The weight of an event. */
export type Weigh = (
  event: Pick<InteractionEvent, 'kind' | 'value' | 'count' | 'portion' | 'dwellMs'>,
) => number

/** The events of one user and one item, as the edge between them stores them. */
export interface PairState {
  /** Sum of the weights of all events. */
  readonly weight: number
  /** The part of `weight` from events that a served list led to. */
  readonly servedWeight: number
  /** Epoch milliseconds of the newest event. */
  readonly lastAt: number
  /** Sum of the counts of all events. */
  readonly count: number
  /** Newest first, at most `KEPT_EVENTS`. */
  readonly events: readonly StoredEvent[]
  /** The events that are not among `events`, by kind. */
  readonly archived: readonly ArchivedEvents[]
  /** Sorted. */
  readonly archivedImportIds: readonly string[]
  /** See `encodeLed`; omitted: none. */
  readonly ledBy?: readonly string[]
}

/** Effect of an event: a new edge, a changed edge, none because it is known, or none because its kind makes no edge. */
export type EventOutcome = 'created' | 'merged' | 'duplicate' | 'ignored'

export interface FoldedPair {
  /** Null if there is no edge. */
  readonly state: PairState | null
  /** The new events of `state`, in its order. */
  readonly added: readonly StoredEvent[]
  /** One per event, in the order of the events. */
  readonly outcomes: readonly EventOutcome[]
  /** Events whose ids the edge had, or would have had, and does not have any more. */
  readonly dropped: readonly StoredEvent[]
}

/**
 * Adds events to an edge. The order does not matter, neither within a call nor between calls: sums and maxima commute, and
 * the newest events are kept. An event whose id is known counts once.
 *
 * A live event that is no longer among the kept ones is recognized only by `isKnown`.
 *
 * @param usual the weight of an event that is stored without one: it must not change, because `weigh` may
 * @param isKnown whether an event id that the edge does not have has counted before
 */
export function foldEvents(
  current: PairState | null,
  events: readonly InteractionEvent[],
  weigh: Weigh,
  usual: Weigh = weigh,
  isKnown: (eventId: string) => boolean = () => false,
): FoldedPair {
  const known = new Set(current?.events.map((event) => event.eventId))
  for (const id of current?.archivedImportIds ?? []) known.add(id)
  const added: InteractionEvent[] = []
  const outcomes = events.map((event): EventOutcome => {
    if (!isEdgeKind(event.kind)) return 'ignored'
    if (known.has(event.eventId) || isKnown(event.eventId)) return 'duplicate'
    known.add(event.eventId)
    added.push(event)
    return current === null && added.length === 1 ? 'created' : 'merged'
  })
  if (added.length === 0) return { state: current, added: [], outcomes, dropped: [] }
  return { ...addAll(current, added, weigh, usual), outcomes }
}

function addAll(
  current: PairState | null,
  events: readonly InteractionEvent[],
  weigh: Weigh,
  usual: Weigh,
): Omit<FoldedPair, 'outcomes'> {
  const added = events.map((event) => toStored(event, weigh, usual)).sort(newestFirst)
  const all = [...(current?.events ?? []), ...added].sort(newestFirst)
  const kept = all.slice(0, KEPT_EVENTS)
  const keptIds = new Set(kept.map(({ eventId }) => eventId))
  const older = all.slice(KEPT_EVENTS)
  const importIds = older.map(({ eventId }) => eventId).filter((id) => id.startsWith(IMPORT_PREFIX))
  const archived = older.map((event) => ({ ...event, ...factsOf(event, usual) }))
  const state = {
    weight: events.reduce((sum, event) => sum + weigh(event), current?.weight ?? 0),
    servedWeight: events
      .filter((event) => event.position !== undefined)
      .reduce((sum, event) => sum + weigh(event), current?.servedWeight ?? 0),
    lastAt: events.reduce((newest, event) => Math.max(newest, event.atMs), current?.lastAt ?? 0),
    count: events.reduce((sum, event) => sum + event.count, current?.count ?? 0),
    events: kept,
    archived: archive(current?.archived ?? [], archived),
    archivedImportIds: [...(current?.archivedImportIds ?? []), ...importIds].sort(),
    ...(current?.ledBy && { ledBy: current.ledBy }),
  }
  return { state, added: added.filter(({ eventId }) => keptIds.has(eventId)), dropped: older }
}

function toStored(event: InteractionEvent, weigh: Weigh, usualWeight: Weigh): StoredEvent {
  const { eventId, atMs, kind, count } = event
  const stored = { eventId, atMs, kind, value: kind === 'rating' ? (event.value ?? 0) : count, facts: null }
  const facts = { weight: weigh(event), count, isServed: event.position !== undefined }
  const usual = factsOf(stored, usualWeight)
  const details = keptDetails(event)
  const isUsual = facts.weight === usual.weight && count === usual.count && !facts.isServed && !details
  return isUsual ? stored : { ...stored, facts: { ...facts, ...(details && { details }) } }
}

/** Always in this order: the same event is the same text in the graph. */
function keptDetails({ portion, details = {} }: InteractionEvent): KeptDetails | null {
  const { price, quantity, orderId, commentLength } = details
  const kept = {
    ...(portion !== undefined && { portion }),
    ...(price && { price }),
    ...(quantity !== undefined && { quantity }),
    ...(orderId !== undefined && { orderId }),
    ...(commentLength !== undefined && { commentLength }),
  }
  return Object.keys(kept).length > 0 ? kept : null
}

/** What a stored event added to its edge. @param weigh the usual weight: see `foldEvents` */
export function factsOf({ kind, value, facts }: StoredEvent, weigh: Weigh): EventFacts {
  if (facts) return facts
  const isRating = kind === 'rating'
  const count = isRating ? 1 : value
  return { weight: weigh({ kind, value: isRating ? value : null, count }), count, isServed: false }
}

/** How much of the item the newest of these events that says so viewed or played, 0-1; null if none does. */
export function newestPortion(events: PairState['events']): number | null {
  const portions = events.toSorted(newestFirst).flatMap(({ facts }) => facts?.details?.portion ?? [])
  return portions[0] ?? null
}

/** The kinds of events of an edge with the newest instant of each, and the newest portion, as text. */
export function kindsOf({
  events,
  archived,
  lastAt,
}: Pick<PairState, 'events' | 'archived' | 'lastAt'>): string {
  return encodeKinds(newestOfKinds([...events, ...archived]), lastAt, newestPortion(events))
}

function newestFirst(a: StoredEvent, b: StoredEvent): number {
  return b.atMs - a.atMs || (a.eventId < b.eventId ? -1 : 1)
}
