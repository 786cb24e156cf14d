import type { InteractionEvent } from '../domain/event.ts'
import type { Appended, JournalEntry } from '../journal/journal.ts'

/** A call of more events than this is of nobody who waits for an answer. */
const MOST_OF_A_CALL = 20

/** Where in a journal the events stand that the graph has not seen, by person. */
export class Unapplied {
  /** Of a person, in any order. */
  readonly #byPerson = new Map<string, number[]>()
  /** First position of the call that ended at one, oldest first; null for one whose events are not known. */
  readonly #calls = new Map<number, number | null>()
  readonly #before: number
  #looked = 0
  #passed = 0

  /** @param last the journal's newest entry: those up to it came before this process */
  constructor(last: number) {
    this.#before = last
  }

  /** Which entries are still to be looked at; null if all are known. */
  get older(): { readonly after: number; readonly last: number } | null {
    const after = Math.max(this.#passed, this.#looked)
    return after < this.#before ? { after, last: this.#before } : null
  }

  /** What stands up to a position was looked at. */
  looked(entries: readonly JournalEntry[], end: number): void {
    this.#looked = end
    for (const { position, event } of entries) {
      if (position > this.#passed && position <= this.#before) this.#add(event.userId, position)
    }
  }

  /** Events of a call are in the journal. */
  came(events: readonly InteractionEvent[], { verdicts, position: end }: Appended): void {
    if (end <= this.#passed) return
    const accepted = events.filter((_, index) => verdicts[index] === 'accepted')
    let position = end - accepted.length
    for (const { userId } of accepted) this.#add(userId, ++position)
    // One that was known before may stand anywhere.
    if (accepted.length < events.length || accepted.length > MOST_OF_A_CALL) this.#calls.set(end, null)
    else if (accepted.length > 1) this.#calls.set(end, end - accepted.length + 1)
  }

  /** The graph has seen everything up to a position, these events among it. */
  passed(events: readonly InteractionEvent[], end: number): void {
    this.#passed = end
    for (const userId of new Set(events.map((event) => event.userId))) {
      const left = this.#byPerson.get(userId)?.filter((one) => one > end) ?? []
      if (left.length > 0) this.#byPerson.set(userId, left)
      else this.#byPerson.delete(userId)
    }
    for (const last of this.#calls.keys()) {
      if (last > end) return
      this.#calls.delete(last)
    }
  }

  /** Up to a position: the events of the call that ended there and all of a person's, oldest first. Null if unknown. */
  before(position: number, userId: string): readonly number[] | null {
    const first = this.#calls.get(position)
    if (this.older !== null || position <= this.#before || first === null) return null
    const positions = new Set(this.#byPerson.get(userId)?.filter((one) => one <= position))
    for (let one = first ?? position; one <= position; one++) positions.add(one)
    return [...positions].sort((a, b) => a - b)
  }

  #add(userId: string, position: number): void {
    const known = this.#byPerson.get(userId)
    if (known) known.push(position)
    else this.#byPerson.set(userId, [position])
  }
}
