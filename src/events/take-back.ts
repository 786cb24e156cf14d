import { type Pair, pairKey } from '../domain/grouping.ts'
import { dropInteraction, reduceInteraction } from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'
import { storedValues } from './apply/changed-pairs.ts'
import { forgetSeen, readUsersBefore, refreshSeen, type UsersBefore } from './apply/refresh-seen.ts'
import type { ArchivedEvents } from './archived-events.ts'
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

/** An interaction before and after some of its events were taken back. */
export interface TakenBack {
  readonly before: PairState
  /** Null if nothing is left. */
  readonly left: PairState | null
}

/**
 * Takes events of an interaction back, and updates what requests read of it. In a transaction that has locked the user,
 * before any other change to them.
 *
 * @param without the interaction without these events, null if none is left; itself or undefined if it has none of them
 * @returns null if the interaction has none of the events
 */
export async function takeBack(
  graph: GraphRunner,
  pair: Pair,
  without: (state: PairState) => PairState | null | undefined,
): Promise<TakenBack | null> {
  const before = await readUsersBefore(graph, [pair])
  const state = before.states.get(pairKey(pair))
  const left = state && without(state)
  if (!state || left === undefined || left === state) return null
  await replaceInteraction(graph, pair, left, before)
  return { before: state, left }
}

/** Replaces an interaction, or deletes it for null. */
async function replaceInteraction(
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
  const { weight, servedWeight, lastAt } = state
  await graph.run(reduceInteraction, { userId, itemId, ...storedValues(state, state.events) })
  const engagement = { itemId, weight, servedWeight, lastAt, kinds: kindsOf(state) }
  await refreshSeen(graph, new Map([[userId, [engagement]]]), before.users)
}
