import { type EventKind, type InteractionEvent, isEdgeKind } from '../domain/event.ts'

/**
 * Events that an edge stores one by one; older ones are part of its weight and count only.
 * `cypher/events/update-interactions.cypher` repeats this number.
 */
export const KEPT_EVENTS = 32

/** Prefix of the ids of imported events. They are stored permanently, so that a repeated import never counts twice. */
export const IMPORT_PREFIX = 'import:'

/** Identity and order of the events of an edge. */
export interface KeptEvent {
  readonly eventId: string
  readonly atMs: number
}

/** An event as an edge stores it. */
export interface StoredEvent extends KeptEvent {
  readonly kind: EventKind
  /** The value of a rating; for every other kind the count. */
  readonly value: number
}

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
  readonly events: readonly KeptEvent[]
  /** Sorted. */
  readonly archivedImportIds: readonly string[]
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
}

/**
 * Adds events to an edge. The order does not matter, neither within a call nor between calls: sums and maxima commute, and
 * the newest events are kept. An event whose id is known counts once.
 *
 * A live event that is no longer among the kept ones is not recognized.
 */
export function foldEvents(
  current: PairState | null,
  events: readonly InteractionEvent[],
  weigh: (event: InteractionEvent) => number,
): FoldedPair {
  const known = new Set(current?.events.map((event) => event.eventId))
  for (const id of current?.archivedImportIds ?? []) known.add(id)
  const added: InteractionEvent[] = []
  const outcomes = events.map((event): EventOutcome => {
    if (!isEdgeKind(event.kind)) return 'ignored'
    if (known.has(event.eventId)) return 'duplicate'
    known.add(event.eventId)
    added.push(event)
    return current === null && added.length === 1 ? 'created' : 'merged'
  })
  if (added.length === 0) return { state: current, added: [], outcomes }
  return { ...addAll(current, added, weigh), outcomes }
}

function addAll(
  current: PairState | null,
  events: readonly InteractionEvent[],
  weigh: (event: InteractionEvent) => number,
): Pick<FoldedPair, 'state' | 'added'> {
  const added = events.map(toStored).sort(newestFirst)
  const all = [...(current?.events ?? []), ...added.map(toKept)].sort(newestFirst)
  const kept = all.slice(0, KEPT_EVENTS)
  const keptIds = new Set(kept.map(({ eventId }) => eventId))
  const archived = all
    .slice(KEPT_EVENTS)
    .map((event) => event.eventId)
    .filter((id) => id.startsWith(IMPORT_PREFIX))
  const state = {
    weight: events.reduce((sum, event) => sum + weigh(event), current?.weight ?? 0),
    servedWeight: events
      .filter((event) => event.position !== undefined)
      .reduce((sum, event) => sum + weigh(event), current?.servedWeight ?? 0),
    lastAt: events.reduce((newest, event) => Math.max(newest, event.atMs), current?.lastAt ?? 0),
    count: events.reduce((sum, event) => sum + event.count, current?.count ?? 0),
    events: kept,
    archivedImportIds: [...(current?.archivedImportIds ?? []), ...archived].sort(),
  }
  return { state, added: added.filter(({ eventId }) => keptIds.has(eventId)) }
}

function toStored({ eventId, atMs, kind, value, count }: InteractionEvent): StoredEvent {
  return { eventId, atMs, kind, value: kind === 'rating' ? (value ?? 0) : count }
}

function toKept({ eventId, atMs }: StoredEvent): KeptEvent {
  return { eventId, atMs }
}

function newestFirst(a: KeptEvent, b: KeptEvent): number {
  return b.atMs - a.atMs || (a.eventId < b.eventId ? -1 : 1)
}
