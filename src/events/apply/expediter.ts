import type { InteractionEvent } from '../../domain/event.ts'
import type { Appended, Journal } from '../journal/journal.ts'
import type { EarlyLane } from './early-lane.ts'
import type { PositionWaiters } from './position-waiters.ts'
import { Unapplied } from './unapplied.ts'

/** Entries that are applied early for one caller. Callers that need more wait for their turn. */
const MAX_FOR_CALLER = 50

/** Entries of earlier processes that are scanned for those of a user. With more of them, all callers wait. */
const MAX_OLDER = 100_000

/** Entries per read of the scan: other readers of the journal do not wait long. */
const SCANNED_AT_ONCE = 200

/** Applies the events that a caller waits for before earlier events of other users. */
export class Expediter {
  readonly #lane: EarlyLane
  /** The position up to which the graph has seen the journal. */
  readonly #positions: PositionWaiters
  readonly #journal: Pick<Journal, 'last' | 'read'>
  readonly #unapplied: Unapplied
  #scanning: Promise<void> | undefined
  #markPlaced: () => void = () => {}
  /** Resolves once the graph's cursor is known. */
  readonly #placed = new Promise<void>((resolve) => {
    this.#markPlaced = resolve
  })
  #hasEnded = false

  constructor(lane: EarlyLane, positions: PositionWaiters, journal: Pick<Journal, 'last' | 'read'>) {
    this.#lane = lane
    this.#positions = positions
    this.#journal = journal
    this.#unapplied = new Unapplied(journal.last)
  }

  /** Call when events were appended. */
  came(events: readonly InteractionEvent[], appended: Appended): void {
    this.#unapplied.came(events, appended)
  }

  /** Call when the graph has seen everything up to a position, these events included. */
  passed(events: readonly InteractionEvent[], end: number): void {
    this.#markPlaced()
    this.#unapplied.passed(events, end)
  }

  /**
   * Applies the events of a user up to a position, and the call that ended there, early. False if that is not possible or
   * the signal aborts before: the caller has to wait for their turn.
   */
  bring(position: number, userId: string, signal: AbortSignal): Promise<boolean> {
    return Promise.race([this.#bring(position, userId, signal), aborted(signal)])
  }

  /** Resolves after the current transaction. No further one starts. */
  async end(): Promise<void> {
    this.#hasEnded = true
    await this.#scanning
    await this.#lane.end()
  }

  async #bring(position: number, userId: string, signal: AbortSignal): Promise<boolean> {
    await this.#placed
    await this.#scanOlder()
    const isApplied = (one: number) => one <= this.#positions.reached || this.#lane.isAhead(one)
    while (!signal.aborted) {
      const missing = this.#unapplied.missing({ position, userId, isApplied, max: MAX_FOR_CALLER })
      if (missing === null) return false
      if (missing.length === 0) return true
      const turn = missing.findLast((one) => this.#lane.isTaken(one))
      const isNearer = await (turn ? this.#positions.wait(turn, signal) : this.#lane.bring(missing))
      if (!isNearer) return false
    }
    return false
  }

  /** Scans entries that an earlier process left: events of the user may be among them. Never rejects. */
  #scanOlder(): Promise<void> | undefined {
    if (!this.#unapplied.older) return undefined
    this.#scanning ??= this.#scan().catch(() => undefined)
    return this.#scanning.finally(() => {
      this.#scanning = undefined
    })
  }

  async #scan(): Promise<void> {
    while (!this.#hasEnded) {
      const { older } = this.#unapplied
      if (!older || older.last - older.after > MAX_OLDER) return
      const { entries, end } = await this.#journal.read(older.after, SCANNED_AT_ONCE)
      this.#unapplied.scanned(entries, end)
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
