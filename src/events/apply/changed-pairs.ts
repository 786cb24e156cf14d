import type { InteractionEvent } from '../../domain/event.ts'
import { groupBy, type Pair, pairKey, placesByUser } from '../../domain/grouping.ts'
import { addInteractions, updateInteractions } from '../../graph/__generated__/queries.ts'
import type { GraphRunner } from '../../graph/graph-store.ts'
import { type EventOutcome, foldEvents, type PairState, type StoredEvent } from '../fold-events.ts'

/** An event, and where its outcome goes. */
export interface PositionedEvent {
  readonly event: InteractionEvent
  readonly position: number
}

/** An interaction that is no longer what it was. */
export interface ChangedPair extends Pair {
  readonly state: PairState
  /** Null if it is new. */
  readonly before: PairState | null
  /** Those of the state's events that are new, in its order. */
  readonly added: readonly StoredEvent[]
}

export interface FoldedPairs {
  /** By the position of the event. */
  readonly outcomes: ReadonlyMap<number, EventOutcome>
  readonly changed: readonly ChangedPair[]
}

/** Adds events to the edges of their pairs; `states` holds, by `pairKey`, the edges that are there. */
export function foldIntoPairs(
  positioned: readonly PositionedEvent[],
  states: ReadonlyMap<string, PairState>,
  weigh: (event: InteractionEvent) => number,
): FoldedPairs {
  const outcomes = new Map<number, EventOutcome>()
  const changed: ChangedPair[] = []
  for (const [key, group] of groupBy(positioned, ({ event }) => pairKey(event))) {
    const before = states.get(key) ?? null
    const folded = foldEvents(
      before,
      group.map(({ event }) => event),
      weigh,
    )
    folded.outcomes.forEach((outcome, index) => {
      const position = group[index]?.position
      if (position !== undefined) outcomes.set(position, outcome)
    })
    const [first] = group
    if (first && folded.state !== null && folded.state !== before) {
      const { userId, itemId } = first.event
      changed.push({ userId, itemId, state: folded.state, before, added: folded.added })
    }
  }
  return { outcomes, changed }
}

/** Writes interactions that have changed, inside a transaction that holds their users. */
export async function writePairs(graph: GraphRunner, changed: readonly ChangedPair[]): Promise<void> {
  const added = changed.filter(({ before }) => before === null)
  const updated = changed.filter(({ before }) => before !== null)
  const writes: Promise<unknown>[] = []
  if (updated.length > 0) {
    const pairs = updated.map((pair) => ({ ...toValues(pair), places: placesOf(pair) }))
    writes.push(graph.run(updateInteractions, { rows: placesByUser(updated), pairs }))
  }
  if (added.length > 0) {
    const rows = added.map((pair) => ({ userId: pair.userId, itemId: pair.itemId, ...toValues(pair) }))
    writes.push(graph.run(addInteractions, { rows }))
  }
  await Promise.all(writes)
}

/**
 * Where the events of a pair are among the added ones and those that were there, one after the other. Null where that is
 * their order, as it nearly always is.
 */
function placesOf({ state, before, added }: ChangedPair): readonly number[] | null {
  if (added.every((event, place) => event.eventId === state.events[place]?.eventId)) return null
  const all = [...added, ...(before?.events ?? [])]
  const places = new Map(all.map(({ eventId }, place) => [eventId, place]))
  return state.events.map(({ eventId }) => places.get(eventId) ?? 0)
}

/** Nothing is null, not 0 and not an empty list: the graph is the same whether something was there before or not. */
function toValues({ state, added }: ChangedPair) {
  const { weight, servedWeight, lastAt, count, archivedImportIds } = state
  return {
    weight,
    servedWeight: servedWeight === 0 ? null : servedWeight,
    lastAt,
    count,
    eventIds: added.map(({ eventId }) => eventId),
    eventAts: added.map(({ atMs }) => atMs),
    eventKinds: added.map(({ kind }) => kind),
    eventValues: added.map(({ value }) => value),
    archivedImportIds: archivedImportIds.length > 0 ? archivedImportIds : null,
  }
}
