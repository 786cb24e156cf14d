import type { InteractionEvent } from '../domain/event.ts'
import type { Appended } from '../journal/journal.ts'
import type { EarlyLane } from './early-lane.ts'
import type { PositionWaiters } from './position-waiters.ts'
import { Unapplied } from './unapplied.ts'

/** Entries that are brought early for one who waits: who has more of her own in the journal waits for their turn. */
const MOST_FOR_ONE = 50

/** Sees to it that somebody need not wait for what others did before her. */
export class Expediter {
  readonly #lane: EarlyLane
  /** How far the graph has seen the journal in order. */
  readonly #positions: PositionWaiters
  readonly #unapplied: Unapplied

  /** @param last position of the journal's newest entry */
  constructor(lane: EarlyLane, positions: PositionWaiters, last: number) {
    this.#lane = lane
    this.#positions = positions
    this.#unapplied = new Unapplied(last)
  }

  /** Events of a call are in the journal. */
  came(events: readonly InteractionEvent[], appended: Appended): void {
    this.#unapplied.came(events, appended)
  }

  /** The graph has seen everything up to a position, these events among it. */
  passed(events: readonly InteractionEvent[], end: number): void {
    this.#unapplied.passed(events, end)
    this.#lane.passed(end)
  }

  /**
   * Brings what a person did up to a position, and the call that ended there, into the graph before its turn. False if that
   * cannot be done, or the signal aborts before: then there is nothing but to wait for its turn.
   */
  bring(position: number, userId: string, signal: AbortSignal): Promise<boolean> {
    return Promise.race([this.#bring(position, userId, signal), aborted(signal)])
  }

  async #bring(position: number, userId: string, signal: AbortSignal): Promise<boolean> {
    while (!signal.aborted) {
      const wanted = this.#missing(position, userId)
      if (!wanted || wanted.length > MOST_FOR_ONE) return false
      if (wanted.length === 0) return true
      const turn = wanted.findLast((one) => this.#lane.isTaken(one))
      const isNearer = await (turn ? this.#positions.wait(turn, signal) : this.#lane.bring(wanted))
      if (!isNearer) return false
    }
    return false
  }

  /** What the graph lacks. Null if unknown. */
  #missing(position: number, userId: string): readonly number[] | null {
    const known = this.#unapplied.before(position, userId)
    return known?.filter((one) => one > this.#positions.reached && !this.#lane.isAhead(one)) ?? null
  }
}

/** False once the signal aborts. */
function aborted(signal: AbortSignal): Promise<false> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(false)
    else signal.addEventListener('abort', () => resolve(false), { once: true })
  })
}
