import type { ArchivedEvents } from './archived-events.ts'
import { decodeLed, encodeLed } from './attribution.ts'
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
  const { ledBy, ...kept } = state
  const ledByOthers = withoutClicks(ledBy, state.events.filter(isTaken.event))
  const left = {
    ...kept,
    ...(ledByOthers.length > 0 && { ledBy: ledByOthers }),
    weight: state.weight - sumOf([...facts, ...archives].map(({ weight }) => weight)),
    servedWeight: state.servedWeight - sumOf([...served, ...archives.map((one) => one.servedWeight)]),
    count: state.count - sumOf([...facts, ...archives].map(({ count }) => count)),
    lastAt: [...events, ...archived].reduce((newest, { atMs }) => Math.max(newest, atMs), 0) || state.lastAt,
    events,
    archived,
  }
  return left.count > 0 ? left : null
}

/** Without the clicks that are taken back: those at the instants of these events. */
function withoutClicks(ledBy: readonly string[] = [], taken: readonly StoredEvent[]): readonly string[] {
  const ats = new Set(taken.map(({ atMs }) => atMs))
  return encodeLed(decodeLed(ledBy).filter(({ atMs }) => !ats.has(atMs)))
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0)
}
