import type { ArchivedEvents } from './archived-events.ts'
import { factsOf, type PairState, type StoredEvent, type Weigh } from './fold-events.ts'

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
