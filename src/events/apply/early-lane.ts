import type { InteractionEvent } from '../../domain/event.ts'
import { orCancelled } from '../../graph/semaphore.ts'
import type { Appended, Journal, JournalEntry } from '../journal/journal.ts'
import { isPoison, isUnclear } from './batch-applier.ts'
import type { PositionWaiters } from './position-waiters.ts'

/** Entries that may be ahead of the cursor: the graph holds their positions in one list. */
const MAX_AHEAD = 1_000

/** Entries of one transaction: other writers wait for it. */
const MAX_AT_ONCE = 200

/** Entries that are applied early for one caller. */
const MAX_FOR_CALLER = 50

/** Calls with more events are batch jobs: their callers do not wait to see the events. */
const MAX_OF_CALL = 20

/** Waiting entries that are remembered by user: some hundred bytes each. */
const MAX_REMEMBERED = 250_000

export interface EarlyLaneParts {
  readonly journal: Pick<Journal, 'last' | 'read'>
  /** The position up to which the graph has seen the journal. */
  readonly positions: PositionWaiters
  /** Applies entries and calls `setAhead`. @throws GraphError */
  readonly apply: (entries: readonly JournalEntry[]) => Promise<void>
  /** Called with the reason why entries could not be applied early. Their callers wait for their turn. */
  readonly onFailed: (error: unknown) => void
}

/**
 * Applies entries that a caller waits for before earlier entries of other users, in transactions between those of the
 * applier. Callers that wait during a transaction share the next one.
 *
 * Its state only saves work: the transaction itself reads from the cursor which entries the graph has.
 */
export class EarlyLane {
  readonly #parts: EarlyLaneParts
  /** Waiting positions by user, ascending. */
  readonly #byUser = new Map<string, number[]>()
  /** First position of each call that may be applied early, by its last one; oldest first. */
  readonly #calls = new Map<number, number>()
  /** Until the graph has seen this position, all callers wait for their turn. */
  #inOrderUntil: number
  /** Positions in the graph that are after its cursor. */
  #ahead: ReadonlySet<number> = new Set()
  /** Entries up to here belong to the applier. */
  #taken = 0
  /** Positions for the next transaction. */
  readonly #wanted = new Set<number>()
  #next: Promise<void> | undefined
  #running: Promise<void> = Promise.resolve()
  #hasEnded = false

  constructor(parts: EarlyLaneParts) {
    this.#parts = parts
    // The users of entries that an earlier process left are unknown.
    this.#inOrderUntil = parts.journal.last
  }

  /** Whether the graph has an entry that is after its cursor. */
  isAhead(position: number): boolean {
    return this.#ahead.has(position)
  }

  /** Call with the positions that the graph has after its cursor. */
  setAhead(ahead: readonly number[]): void {
    this.#ahead = new Set(ahead)
  }

  /** Entries up to here belong to the applier from now on. */
  take(end: number): void {
    this.#taken = Math.max(this.#taken, end)
  }

  /** Call when events were appended. */
  came(events: readonly InteractionEvent[], { verdicts, position: end }: Appended): void {
    const { reached } = this.#parts.positions
    if (end <= reached) return
    if (end - Math.max(reached, this.#inOrderUntil) > MAX_REMEMBERED) {
      this.#forget()
      this.#inOrderUntil = end
      return
    }
    const accepted = events.filter((_, index) => verdicts[index] === 'accepted')
    const first = end - accepted.length + 1
    accepted.forEach(({ userId }, index) => {
      const known = this.#byUser.get(userId)
      if (known) known.push(first + index)
      else this.#byUser.set(userId, [first + index])
    })
    // The positions of duplicates are unknown.
    if (accepted.length === events.length && events.length <= MAX_OF_CALL) this.#calls.set(end, first)
    else this.#calls.delete(end)
  }

  /** Call when the graph has seen everything up to a position, these events included. */
  passed(events: readonly InteractionEvent[], end: number): void {
    // This also forgets the positions of entries that cannot be read.
    if (end >= this.#parts.journal.last) this.#forget()
    for (const userId of new Set(events.map((event) => event.userId))) {
      const left = this.#byUser.get(userId)?.filter((position) => position > end) ?? []
      if (left.length > 0) this.#byUser.set(userId, left)
      else this.#byUser.delete(userId)
    }
    for (const last of this.#calls.keys()) {
      if (last > end) return
      this.#calls.delete(last)
    }
  }

  /**
   * Applies the events of a user up to a position, and the call that ended there. False if that is not possible or the
   * signal aborts before: the caller has to wait for their turn.
   */
  bring(position: number, userId: string, signal: AbortSignal): Promise<boolean> {
    return orCancelled(this.#bring(position, userId, signal), signal).catch(() => false)
  }

  /** Resolves after the current transaction. No further one starts. */
  async end(): Promise<void> {
    this.#hasEnded = true
    await this.#running
  }

  async #bring(position: number, userId: string, signal: AbortSignal): Promise<boolean> {
    const { positions } = this.#parts
    while (!signal.aborted && positions.reached >= this.#inOrderUntil) {
      const missing = this.#missing(position, userId)
      if (missing === null) return false
      if (missing.length === 0) return true
      const turn = missing.findLast((one) => one <= this.#taken)
      const isNearer = await (turn ? positions.wait(turn, signal) : this.#apply(missing))
      if (!isNearer) return false
    }
    return false
  }

  /** Positions that the graph lacks, ascending. Null if they are unknown or too many. */
  #missing(position: number, userId: string): readonly number[] | null {
    const first = this.#calls.get(position)
    if (first === undefined) return null
    const own = this.#byUser.get(userId)?.filter((one) => one < first) ?? []
    const call = Array.from({ length: position - first + 1 }, (_, index) => first + index)
    const { reached } = this.#parts.positions
    const missing = [...own, ...call].filter((one) => one > reached && !this.isAhead(one))
    const isFew = missing.length <= MAX_FOR_CALLER && this.#ahead.size + missing.length <= MAX_AHEAD
    return isFew ? missing : null
  }

  /** Applies entries in the next transaction. False if one of them has to wait for its turn. */
  async #apply(positions: readonly number[]): Promise<boolean> {
    if (this.#wanted.size + positions.length > MAX_AT_ONCE) {
      await this.#next
      return true
    }
    for (const position of positions) this.#wanted.add(position)
    if (!this.#next) {
      this.#next = this.#running.then(() => this.#applyWanted())
      this.#running = this.#next
    }
    await this.#next
    return positions.every((position) => this.isAhead(position) || position <= this.#taken)
  }

  /** Never rejects. */
  async #applyWanted(): Promise<void> {
    const wanted = [...this.#wanted]
    this.#wanted.clear()
    this.#next = undefined
    try {
      const entries = await Promise.all(wanted.map((position) => this.#entryAt(position)))
      const left = entries.flat().filter(({ position }) => position > this.#taken && !this.isAhead(position))
      if (this.#hasEnded || left.length === 0 || this.#ahead.size + left.length > MAX_AHEAD) return
      await this.#parts.apply(left)
    } catch (error) {
      // The applier finds out which event is at fault.
      if (isPoison(error) || isUnclear(error)) this.#inOrderUntil = Math.max(this.#inOrderUntil, ...wanted)
      this.#parts.onFailed(error)
    }
  }

  async #entryAt(position: number): Promise<readonly JournalEntry[]> {
    const { entries } = await this.#parts.journal.read(position - 1, 1)
    return entries.filter((entry) => entry.position === position)
  }

  #forget(): void {
    this.#byUser.clear()
    this.#calls.clear()
  }
}
