import type { InteractionEvent } from '../../domain/event.ts'
import type { Appended, JournalEntry } from '../journal/journal.ts'

/** A call of more events than this is of nobody who waits for an answer. */
const MOST_OF_A_CALL = 20

/** Events that are told apart by person: some hundred bytes each. */
const MOST_NEWER = 250_000

/** What is asked of `Unapplied.missing`. */
export interface Wanted {
  readonly position: number
  readonly userId: string
  /** Whether the graph holds an entry. */
  readonly isThere: (position: number) => boolean
  /** More than these are not told. */
  readonly most: number
}

/**
 * Where in a journal the events stand that the graph has not seen in order, by person. However many wait, only some are kept
 * in memory: past a number of them, they count as events from before this process, which are looked at in the journal.
 */
export class Unapplied {
  readonly #most: number
  /** Of events that came before, as far as they were looked at. */
  readonly #older = new PositionsByPerson()
  readonly #newer = new PositionsByPerson()
  /** First position of the call that ended at one, oldest first; null for one whose events are not known. */
  readonly #calls = new Map<number, number | null>()
  /** Up to here they came before. */
  #before: number
  #looked = 0
  #passed = 0
  #newest: number

  /**
   * @param last the journal's newest entry: those up to it came before this process
   * @param most newer events that are kept in memory
   */
  constructor(last: number, most = MOST_NEWER) {
    this.#most = most
    this.#before = last
    this.#newest = last
  }

  /** Which entries are still to be looked at; null if all are known. */
  get older(): { readonly after: number; readonly last: number } | null {
    const after = Math.max(this.#passed, this.#looked)
    return after < this.#before ? { after, last: this.#before } : null
  }

  /** What stands up to a position was looked at. */
  looked(entries: readonly JournalEntry[], end: number): void {
    // What came later is among the newer ones.
    this.#looked = Math.min(end, this.#before)
    for (const { position, event } of entries) {
      if (position > this.#passed && position <= this.#before) this.#older.add(event.userId, position)
    }
  }

  /** Events of a call are in the journal. */
  came(events: readonly InteractionEvent[], { verdicts, position: end }: Appended): void {
    if (end <= this.#passed) return
    this.#newest = Math.max(this.#newest, end)
    if (this.#newest - Math.max(this.#before, this.#passed) > this.#most) this.#forget()
    else this.#remember(events, verdicts, end)
  }

  #remember(events: readonly InteractionEvent[], verdicts: Appended['verdicts'], end: number): void {
    const accepted = events.filter((_, index) => verdicts[index] === 'accepted')
    let position = end - accepted.length
    for (const { userId } of accepted) this.#newer.add(userId, ++position)
    // One that was known before may stand anywhere.
    if (accepted.length < events.length || accepted.length > MOST_OF_A_CALL) this.#calls.set(end, null)
    else if (accepted.length > 1) this.#calls.set(end, end - accepted.length + 1)
  }

  /** What was looked at stays known. */
  #forget(): void {
    this.#before = this.#newest
    this.#newer.clear()
    this.#calls.clear()
  }

  /** The graph has seen everything up to a position, these events among it. */
  passed(events: readonly InteractionEvent[], end: number): void {
    this.#passed = end
    const people = new Set(events.map(({ userId }) => userId))
    for (const positions of [this.#older, this.#newer]) {
      // What an entry that was lost would leave behind goes as well.
      if (end >= this.#newest) positions.clear()
      else positions.pass(people, end)
    }
    for (const last of this.#calls.keys()) {
      if (last > end) return
      this.#calls.delete(last)
    }
  }

  /** What the graph lacks of the call that ended at a position, and of all that a person did up to it. Null if unknown or too many. */
  missing({ position, userId, isThere, most }: Wanted): readonly number[] | null {
    const first = this.#calls.get(position)
    if (this.older !== null || position <= this.#before || first === null) return null
    const missing = new Set<number>()
    for (const positions of [this.#older.of(userId), this.#newer.of(userId)]) {
      for (const one of positions) {
        if (one > position || missing.size > most) break
        if (!isThere(one)) missing.add(one)
      }
    }
    for (let one = first ?? position; one <= position; one++) if (!isThere(one)) missing.add(one)
    return missing.size > most ? null : [...missing].sort((a, b) => a - b)
  }
}

/** Positions of people, ascending. */
class PositionsByPerson {
  readonly #byPerson = new Map<string, number[]>()

  of(userId: string): readonly number[] {
    return this.#byPerson.get(userId) ?? []
  }

  /** Comes after all positions of hers. */
  add(userId: string, position: number): void {
    const known = this.#byPerson.get(userId)
    if (known) known.push(position)
    else this.#byPerson.set(userId, [position])
  }

  /** Forgets positions of these people. */
  pass(userIds: Iterable<string>, end: number): void {
    for (const userId of userIds) {
      const known = this.#byPerson.get(userId)
      const left = known?.findIndex((position) => position > end) ?? -1
      if (left === -1) this.#byPerson.delete(userId)
      else known?.splice(0, left)
    }
  }

  clear(): void {
    this.#byPerson.clear()
  }
}
