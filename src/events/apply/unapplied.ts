import type { InteractionEvent } from '../../domain/event.ts'
import type { Appended, JournalEntry } from '../journal/journal.ts'

/** Calls with more events are batch jobs: their callers do not wait to see the events. */
const MAX_OF_CALL = 20

/** Events kept by user: some hundred bytes each. */
const MAX_NEWER = 250_000

/** Arguments of `Unapplied.missing`. */
export interface Wanted {
  readonly position: number
  readonly userId: string
  /** Whether the graph has an entry. */
  readonly isApplied: (position: number) => boolean
  /** Limit of the result. */
  readonly max: number
}

/**
 * Positions of the journal's entries that the graph has not seen in order, by user. Memory is bounded: past a limit, entries
 * count as left by an earlier process, and are scanned in the journal.
 */
export class Unapplied {
  readonly #max: number
  /** Positions of older entries that were scanned. */
  readonly #older = new PositionsByUser()
  readonly #newer = new PositionsByUser()
  /** First position of each call by its last, oldest first; null if the events of the call are unknown. */
  readonly #calls = new Map<number, number | null>()
  /** Entries up to here are older ones. */
  #before: number
  #scanned = 0
  #passed = 0
  #newest: number

  /**
   * @param last the journal's newest entry: entries up to it were left by an earlier process
   * @param max newer entries that are kept in memory
   */
  constructor(last: number, max = MAX_NEWER) {
    this.#max = max
    this.#before = last
    this.#newest = last
  }

  /** Entries that have to be scanned; null if there are none. */
  get older(): { readonly after: number; readonly last: number } | null {
    const after = Math.max(this.#passed, this.#scanned)
    return after < this.#before ? { after, last: this.#before } : null
  }

  /** Call when entries up to a position were scanned. */
  scanned(entries: readonly JournalEntry[], end: number): void {
    this.#scanned = Math.min(end, this.#before)
    for (const { position, event } of entries) {
      if (position > this.#passed && position <= this.#before) this.#older.add(event.userId, position)
    }
  }

  /** Call when events were appended. */
  came(events: readonly InteractionEvent[], { verdicts, position: end }: Appended): void {
    if (end <= this.#passed) return
    this.#newest = Math.max(this.#newest, end)
    if (this.#newest - Math.max(this.#before, this.#passed) > this.#max) this.#forget()
    else this.#remember(events, verdicts, end)
  }

  #remember(events: readonly InteractionEvent[], verdicts: Appended['verdicts'], end: number): void {
    const accepted = events.filter((_, index) => verdicts[index] === 'accepted')
    let position = end - accepted.length
    for (const { userId } of accepted) this.#newer.add(userId, ++position)
    // The position of a duplicate is unknown.
    if (accepted.length < events.length || accepted.length > MAX_OF_CALL) this.#calls.set(end, null)
    else if (accepted.length > 1) this.#calls.set(end, end - accepted.length + 1)
  }

  /** Forgets newer entries. Scanned ones stay known. */
  #forget(): void {
    this.#before = this.#newest
    this.#newer.clear()
    this.#calls.clear()
  }

  /** Call when the graph has seen everything up to a position, these events included. */
  passed(events: readonly InteractionEvent[], end: number): void {
    this.#passed = end
    const userIds = new Set(events.map(({ userId }) => userId))
    for (const positions of [this.#older, this.#newer]) {
      // This also removes positions of lost entries.
      if (end >= this.#newest) positions.clear()
      else positions.pass(userIds, end)
    }
    for (const last of this.#calls.keys()) {
      if (last > end) return
      this.#calls.delete(last)
    }
  }

  /** Positions that the graph lacks of the call that ended at a position, and of the user up to it. Null if unknown or too many. */
  missing({ position, userId, isApplied, max }: Wanted): readonly number[] | null {
    const first = this.#calls.get(position)
    if (this.older !== null || position <= this.#before || first === null) return null
    const missing = new Set<number>()
    for (const positions of [this.#older.get(userId), this.#newer.get(userId)]) {
      for (const one of positions) {
        if (one > position || missing.size > max) break
        if (!isApplied(one)) missing.add(one)
      }
    }
    for (let one = first ?? position; one <= position; one++) if (!isApplied(one)) missing.add(one)
    return missing.size > max ? null : [...missing].sort((a, b) => a - b)
  }
}

/** Positions by user, ascending. */
class PositionsByUser {
  readonly #byUser = new Map<string, number[]>()

  get(userId: string): readonly number[] {
    return this.#byUser.get(userId) ?? []
  }

  /** The position must be higher than all others of the user. */
  add(userId: string, position: number): void {
    const known = this.#byUser.get(userId)
    if (known) known.push(position)
    else this.#byUser.set(userId, [position])
  }

  /** Forgets positions of these users up to `end`. */
  pass(userIds: Iterable<string>, end: number): void {
    for (const userId of userIds) {
      const known = this.#byUser.get(userId)
      const left = known?.findIndex((position) => position > end) ?? -1
      if (left === -1) this.#byUser.delete(userId)
      else known?.splice(0, left)
    }
  }

  clear(): void {
    this.#byUser.clear()
  }
}
