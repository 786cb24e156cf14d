import type { InteractionEvent } from '../../domain/event.ts'
import type { Appended, Journal } from '../journal/journal.ts'
import type { EarlyLane } from './early-lane.ts'
import type { PositionWaiters } from './position-waiters.ts'
import { Unapplied } from './unapplied.ts'

/** Entries that are brought early for one who waits: who has more of her own in the journal waits for their turn. */
const MOST_FOR_ONE = 50

/** Entries from before this process that are looked through for hers; with more of them everybody waits. */
const MOST_OLDER = 100_000

/** So few that nobody waits long for the journal meanwhile. */
const LOOKED_AT_ONCE = 200

/** Sees to it that somebody need not wait for what others did before her. */
export class Expediter {
  readonly #lane: EarlyLane
  /** How far the graph has seen the journal in order. */
  readonly #positions: PositionWaiters
  readonly #journal: Pick<Journal, 'last' | 'read'>
  readonly #unapplied: Unapplied
  #looking: Promise<void> | undefined
  #place: () => void = () => {}
  /** Resolves once it is known where the graph stands. */
  readonly #placed = new Promise<void>((resolve) => {
    this.#place = resolve
  })
  #hasEnded = false

  constructor(lane: EarlyLane, positions: PositionWaiters, journal: Pick<Journal, 'last' | 'read'>) {
    this.#lane = lane
    this.#positions = positions
    this.#journal = journal
    this.#unapplied = new Unapplied(journal.last)
  }

  /** Events of a call are in the journal. */
  came(events: readonly InteractionEvent[], appended: Appended): void {
    this.#unapplied.came(events, appended)
  }

  /** The graph has seen everything up to a position, these events among it. */
  passed(events: readonly InteractionEvent[], end: number): void {
    this.#place()
    this.#unapplied.passed(events, end)
  }

  /**
   * Brings what a person did up to a position, and the call that ended there, into the graph before its turn. False if that
   * cannot be done, or the signal aborts before: then there is nothing but to wait for its turn.
   */
  bring(position: number, userId: string, signal: AbortSignal): Promise<boolean> {
    return Promise.race([this.#bring(position, userId, signal), aborted(signal)])
  }

  /** Resolves once nothing is under way; nothing is begun any more. */
  async end(): Promise<void> {
    this.#hasEnded = true
    await this.#looking
    await this.#lane.end()
  }

  async #bring(position: number, userId: string, signal: AbortSignal): Promise<boolean> {
    await this.#placed
    await this.#lookThroughOlder()
    const isThere = (one: number) => one <= this.#positions.reached || this.#lane.isAhead(one)
    while (!signal.aborted) {
      const missing = this.#unapplied.missing({ position, userId, isThere, most: MOST_FOR_ONE })
      if (missing === null) return false
      if (missing.length === 0) return true
      const turn = missing.findLast((one) => this.#lane.isTaken(one))
      const isNearer = await (turn ? this.#positions.wait(turn, signal) : this.#lane.bring(missing))
      if (!isNearer) return false
    }
    return false
  }

  /** A process that died in a rush left much to apply: hers may be among it. Never fails. */
  #lookThroughOlder(): Promise<void> | undefined {
    if (!this.#unapplied.older) return undefined
    this.#looking ??= this.#look().catch(() => undefined)
    return this.#looking.finally(() => {
      this.#looking = undefined
    })
  }

  async #look(): Promise<void> {
    while (!this.#hasEnded) {
      const { older } = this.#unapplied
      if (!older || older.last - older.after > MOST_OLDER) return
      const { entries, end } = await this.#journal.read(older.after, LOOKED_AT_ONCE)
      this.#unapplied.looked(entries, end)
      if (end <= older.after) return
    }
  }
}

/** False once the signal aborts. */
function aborted(signal: AbortSignal): Promise<false> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(false)
    else signal.addEventListener('abort', () => resolve(false), { once: true })
  })
}
