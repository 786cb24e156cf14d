import type { InteractionEvent } from '../../domain/event.ts'
import { groupBy, type Pair, pairKey, placesByUser } from '../../domain/grouping.ts'
import {
  type AddFirstEventsParams,
  addFirstEvents,
  addInteractions,
  updateInteractions,
} from '../../graph/__generated__/queries.ts'
import type { GraphRunner } from '../../graph/graph-store.ts'
import type { Count } from '../../metrics/metric-rows.ts'
import { encodeArchived, encodeFacts } from '../archived-events.ts'
import { attribute, decodeLed, encodeLed, isCreditable, type Led, newestFirst } from '../attribution.ts'
import {
  type EventOutcome,
  foldEvents,
  type PairState,
  type StoredEvent,
  type Weigh,
} from '../fold-events.ts'
import { OlderEventIds } from '../older-event-ids.ts'
import type { Engagement } from './recent-engagements.ts'

/** An event and the index of its outcome. */
export interface PositionedEvent {
  readonly event: InteractionEvent
  readonly position: number
}

/** A changed interaction. */
export interface ChangedPair extends Pair {
  readonly state: PairState
  /** Null if it is new. */
  readonly before: PairState | null
  /** The new events of `state`, in its order. */
  readonly added: readonly StoredEvent[]
}

export interface FoldedPairs {
  /** By the position of the event. */
  readonly outcomes: ReadonlyMap<number, EventOutcome>
  readonly changed: readonly ChangedPair[]
  /** By user, where ids were added. */
  readonly olderIds: ReadonlyMap<string, OlderEventIds>
  /** What metrics count of the events. */
  readonly counts: readonly Count[]
}

/** The clicks that visitors of a user made on an item, as those of the user. */
export type LedOfVisitors = (event: InteractionEvent) => readonly Led[]

function isNew(outcome: EventOutcome | undefined): boolean {
  return outcome === 'created' || outcome === 'merged'
}

/** Attributes the new events of a pair, in their order. @param ledBy of the pair before them */
function attributeAll(
  events: readonly InteractionEvent[],
  ledBy: readonly string[],
  ledOfVisitors: LedOfVisitors,
  weigh: Weigh,
): { readonly ledBy: readonly string[]; readonly counts: readonly Count[] } {
  const isPlain =
    ledBy.length === 0 && !events.some(({ details }) => details?.attribution ?? details?.tokenState)
  let led = decodeLed(ledBy)
  const counts: Count[] = []
  for (const event of events) {
    const others = isCreditable(event.kind) ? ledOfVisitors(event) : []
    if (isPlain && others.length === 0) continue
    const own = new Set(led.map(({ recommendationId }) => recommendationId))
    const visitors = others.filter(({ recommendationId }) => !own.has(recommendationId))
    const attributed = attribute(event, newestFirst([...led, ...visitors]), weigh(event))
    led = attributed.led
    counts.push(...attributed.counts)
  }
  return { ledBy: encodeLed(led), counts }
}

/**
 * Adds events to the edges of their pairs. `states` has the existing edges by `pairKey`.
 *
 * @param olderIdsOf ids of events of a user that edges no longer have: see `OlderEventIds`
 */
export function foldIntoPairs(
  positioned: readonly PositionedEvent[],
  states: ReadonlyMap<string, PairState>,
  weigh: Weigh,
  usual: Weigh,
  olderIdsOf: (userId: string) => readonly string[],
  ledOfVisitors: LedOfVisitors = () => [],
): FoldedPairs {
  const outcomes = new Map<number, EventOutcome>()
  const changed: ChangedPair[] = []
  const olderIds = new Map<string, OlderEventIds>()
  const counts: Count[] = []
  for (const [key, group] of groupBy(positioned, ({ event }) => pairKey(event))) {
    const before = states.get(key) ?? null
    const userId = group[0]?.event.userId ?? ''
    const older = olderIds.get(userId) ?? new OlderEventIds(olderIdsOf(userId))
    olderIds.set(userId, older)
    const folded = foldEvents(
      before,
      group.map(({ event }) => event),
      weigh,
      usual,
      (eventId) => older.has(eventId),
    )
    for (const event of folded.dropped) older.add(event)
    folded.outcomes.forEach((outcome, index) => {
      const position = group[index]?.position
      if (position !== undefined) outcomes.set(position, outcome)
    })
    const [first] = group
    if (first && folded.state !== null && folded.state !== before) {
      const { userId, itemId } = first.event
      const added = group.flatMap(({ event }, index) => (isNew(folded.outcomes[index]) ? [event] : []))
      const { ledBy, counts: own } = attributeAll(added, before?.ledBy ?? [], ledOfVisitors, weigh)
      counts.push(...own)
      const state = ledBy.length > 0 ? { ...folded.state, ledBy } : folded.state
      changed.push({ userId, itemId, state, before, added: folded.added })
    }
  }
  const changedIds = new Map([...olderIds].filter(([, { hasChanged }]) => hasChanged))
  return { outcomes, changed, counts, olderIds: changedIds }
}

/**
 * Writes changed interactions, in a transaction that has locked their users.
 *
 * @param recent the pairs that have become recent engagements, by `pairKey`
 * @returns those of `recent` that were written too
 */
export async function writePairs(
  graph: GraphRunner,
  changed: readonly ChangedPair[],
  recent: ReadonlyMap<string, Engagement>,
): Promise<ReadonlySet<string>> {
  const first: FirstEvent[] = []
  const added: ChangedPair[] = []
  const updated: ChangedPair[] = []
  for (const pair of changed) {
    const row = firstEventOf(pair, recent.get(pairKey(pair)))
    if (row) first.push(row)
    else (pair.before ? updated : added).push(pair)
  }
  const writes: Promise<unknown>[] = []
  if (updated.length > 0) {
    const pairs = updated.map((pair) => ({ ...toValues(pair), places: placesOf(pair) }))
    writes.push(graph.run(updateInteractions, { rows: placesByUser(updated), pairs }))
  }
  if (added.length > 0) {
    const rows = added.map((pair) => ({ userId: pair.userId, itemId: pair.itemId, ...toValues(pair) }))
    writes.push(graph.run(addInteractions, { rows }))
  }
  if (first.length > 0) writes.push(graph.run(addFirstEvents, { rows: first }))
  await Promise.all(writes)
  return new Set(first.map(pairKey))
}

type FirstEvent = AddFirstEventsParams['rows'][number]

/** The row of a new interaction that is nothing but one event and a recent engagement. */
function firstEventOf(
  { userId, itemId, state, before }: ChangedPair,
  engagement: Engagement | undefined,
): FirstEvent | null {
  const [event, ...others] = state.events
  const { weight, servedWeight, lastAt, count, archived } = state
  if (!engagement || !event || before || state.ledBy || others.length + archived.length > 0) return null
  if (event.facts || servedWeight !== 0 || event.atMs !== lastAt) return null
  const { eventId, kind, value } = event
  return { userId, itemId, weight, lastAt, count, eventId, kind, value, kinds: engagement.kinds }
}

/**
 * For each event of a pair, its index in the list of added events followed by the earlier ones. Null if the list is already
 * in the right order, which is nearly always the case.
 */
function placesOf({ state, before, added }: ChangedPair): readonly number[] | null {
  if (added.every((event, place) => event.eventId === state.events[place]?.eventId)) return null
  const all = [...added, ...(before?.events ?? [])]
  const places = new Map(all.map(({ eventId }, place) => [eventId, place]))
  return state.events.map(({ eventId }) => places.get(eventId) ?? 0)
}

function toValues({ state, added }: ChangedPair) {
  const { archivedImportIds } = state
  return {
    ...storedValues(state, added),
    archivedImportIds: archivedImportIds.length > 0 ? archivedImportIds : null,
  }
}

/**
 * An interaction as the graph stores it, with these of its events. Null instead of 0 and empty lists, so that the graph does not
 * depend on what was there before.
 */
export function storedValues(state: PairState, events: readonly StoredEvent[]) {
  const { weight, servedWeight, lastAt, count, archived, ledBy = [] } = state
  const facts = state.events.flatMap((one) => (one.facts ? [encodeFacts(one.eventId, one.facts)] : []))
  return {
    weight,
    servedWeight: servedWeight === 0 ? null : servedWeight,
    lastAt,
    count,
    eventIds: events.map(({ eventId }) => eventId),
    eventAts: events.map(({ atMs }) => atMs),
    eventKinds: events.map(({ kind }) => kind),
    eventValues: events.map(({ value }) => value),
    // Of all events: the texts name them.
    eventFacts: facts.length > 0 ? facts : null,
    archivedEvents: archived.length > 0 ? encodeArchived(archived) : null,
    ledBy: ledBy.length > 0 ? ledBy : null,
  }
}
