import type { Pair } from '../domain/grouping.ts'
import { dropInteraction, reduceInteraction } from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'
import { storedFacts } from './apply/changed-pairs.ts'
import { forgetSeen, refreshSeen, type UsersBefore } from './apply/refresh-seen.ts'
import { type ArchivedEvents, encodeArchived } from './archived-events.ts'
import { factsOf, kindsOf, type PairState, type StoredEvent, type Weigh } from './fold-events.ts'

/** Which events of an interaction are taken back. */
export interface TakenEvents {
  readonly event: (event: StoredEvent) => boolean
  /** For the events that are no longer listed one by one, all of a kind. */
  readonly archived: (events: ArchivedEvents) => boolean
}

/** An interaction without some of its events, as if they had not happened; null if none is left. */
export function withoutEvents(state: PairState, isTaken: TakenEvents, weigh: Weigh): PairState | null {
  const facts = state.events.filter(isTaken.event).map((event) => factsOf(event, weigh))
  const archives = state.archived.filter(isTaken.archived)
  const served = facts.map(({ weight, isServed }) => (isServed ? weight : 0))
  const events = state.events.filter((event) => !isTaken.event(event))
  const archived = state.archived.filter((one) => !isTaken.archived(one))
  const left = {
    ...state,
    weight: state.weight - sumOf([...facts, ...archives].map(({ weight }) => weight)),
    servedWeight: state.servedWeight - sumOf([...served, ...archives.map((one) => one.servedWeight)]),
    count: state.count - sumOf([...facts, ...archives].map(({ count }) => count)),
    lastAt: [...events, ...archived].reduce((newest, { atMs }) => Math.max(newest, atMs), 0) || state.lastAt,
    events,
    archived,
  }
  return left.count > 0 ? left : null
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0)
}

/**
 * Replaces an interaction, or deletes it for null, and updates what requests read of it. In a transaction that has locked
 * the user, before any other change to them.
 */
export async function replaceInteraction(
  graph: GraphRunner,
  pair: Pair,
  state: PairState | null,
  before: UsersBefore,
): Promise<void> {
  const { userId, itemId } = pair
  if (state === null) {
    await graph.run(dropInteraction, { userId, itemId })
    await forgetSeen(graph, pair, before)
    return
  }
  const { weight, servedWeight, lastAt, count, events, archived } = state
  const facts = storedFacts(events)
  await graph.run(reduceInteraction, {
    userId,
    itemId,
    weight,
    servedWeight: servedWeight === 0 ? null : servedWeight,
    lastAt,
    count,
    eventIds: events.map(({ eventId }) => eventId),
    eventAts: events.map(({ atMs }) => atMs),
    eventKinds: events.map(({ kind }) => kind),
    eventValues: events.map(({ value }) => value),
    eventFacts: facts.length > 0 ? facts : null,
    archivedEvents: archived.length > 0 ? encodeArchived(archived) : null,
  })
  const engagement = { itemId, weight, servedWeight, lastAt, kinds: kindsOf(state) }
  await refreshSeen(graph, new Map([[userId, [engagement]]]), before.users)
}
