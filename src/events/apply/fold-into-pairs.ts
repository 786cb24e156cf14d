import type { InteractionEvent } from '../../domain/event.ts'
import { groupBy, type Pair, pairKey } from '../../domain/grouping.ts'
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
