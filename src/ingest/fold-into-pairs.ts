import { EVENT_KINDS, type EventKind, type InteractionEvent } from '../domain/event.ts'
import {
  addInteractions,
  dropInteractions,
  type InteractionsAmongRow,
  interactionsAmong,
} from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'
import { type EventOutcome, foldEvents, type PairState } from './fold-events.ts'
import { groupByUser, wantedByUser } from './group-by-user.ts'
import type { Engagement } from './recent-engagements.ts'

export interface FoldedPairs {
  readonly outcomes: readonly EventOutcome[]
  /** By user id: her interactions that are no longer what they were. */
  readonly changed: ReadonlyMap<string, readonly Engagement[]>
  /** By item id: people who like it now and had nothing to do with it before. */
  readonly newPeople: ReadonlyMap<string, number>
}

interface Pair {
  readonly userId: string
  readonly itemId: string
  readonly events: InteractionEvent[]
  /** Where each event's outcome goes. */
  readonly positions: number[]
}

/** Adds events to the edges of their pairs, inside a transaction that holds the users. */
export async function foldIntoPairs(
  graph: GraphRunner,
  events: readonly InteractionEvent[],
  weigh: (event: InteractionEvent) => number,
): Promise<FoldedPairs> {
  const pairs = pairsOf(events)
  const states = await readStates(graph, pairs.values())
  const outcomes: EventOutcome[] = events.map(() => 'ignored')
  const written: (Pair & { state: PairState; isNew: boolean })[] = []
  for (const [key, pair] of pairs) {
    const before = states.get(key) ?? null
    const folded = foldEvents(before, pair.events, weigh)
    folded.outcomes.forEach((outcome, index) => {
      outcomes[pair.positions[index] ?? 0] = outcome
    })
    if (folded.state !== null && folded.state !== before) {
      written.push({ ...pair, state: folded.state, isNew: before === null })
    }
  }
  const replaced = written.filter((pair) => !pair.isNew)
  if (replaced.length > 0) await graph.run(dropInteractions, { rows: wantedByUser(replaced) })
  if (written.length > 0) await graph.run(addInteractions, { rows: written.map(toRow) })
  const newPeople = new Map<string, number>()
  for (const { itemId, state, isNew } of written) {
    if (isNew && state.weight > 0) newPeople.set(itemId, (newPeople.get(itemId) ?? 0) + 1)
  }
  return { outcomes, changed: groupByUser(written.map(toEngagement)), newPeople }
}

function pairsOf(events: readonly InteractionEvent[]): Map<string, Pair> {
  const pairs = new Map<string, Pair>()
  events.forEach((event, position) => {
    const key = keyOf(event.userId, event.itemId)
    const pair = pairs.get(key) ?? { userId: event.userId, itemId: event.itemId, events: [], positions: [] }
    pair.events.push(event)
    pair.positions.push(position)
    pairs.set(key, pair)
  })
  return pairs
}

/** Ids hold no control characters, so the key is unambiguous. */
function keyOf(userId: string, itemId: string): string {
  return `${userId}\n${itemId}`
}

async function readStates(graph: GraphRunner, pairs: Iterable<Pair>): Promise<Map<string, PairState>> {
  const rows = await graph.run(interactionsAmong, { rows: wantedByUser(pairs) })
  return new Map(rows.map((row) => [keyOf(row.userId, row.itemId), toState(row)]))
}

function toState(row: InteractionsAmongRow): PairState {
  const {
    weight,
    servedWeight,
    lastAt,
    count,
    eventIds,
    eventAts,
    eventKinds,
    eventValues,
    archivedImportIds,
  } = row
  const events = eventIds.map((eventId, index) => ({
    eventId,
    atMs: eventAts[index] ?? 0,
    kind: toKind(eventKinds[index]),
    value: eventValues[index] ?? 0,
  }))
  return { weight, servedWeight, lastAt, count, events, archivedImportIds }
}

/** The graph only holds kinds that were parsed on their way in. */
function toKind(text: string | undefined): EventKind {
  return EVENT_KINDS.find((kind) => kind === text) ?? 'view'
}

function toRow({ userId, itemId, state }: Pair & { state: PairState }) {
  return {
    userId,
    itemId,
    weight: state.weight,
    servedWeight: state.servedWeight === 0 ? null : state.servedWeight,
    lastAt: state.lastAt,
    count: state.count,
    eventIds: state.events.map((event) => event.eventId),
    eventAts: state.events.map((event) => event.atMs),
    eventKinds: state.events.map((event) => event.kind),
    eventValues: state.events.map((event) => event.value),
    archivedImportIds: state.archivedImportIds.length > 0 ? state.archivedImportIds : null,
  }
}

function toEngagement({ userId, itemId, state }: Pair & { state: PairState }) {
  const { weight, servedWeight, lastAt } = state
  return { userId, itemId, weight, servedWeight, lastAt }
}
