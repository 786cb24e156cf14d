import type { InteractionEvent } from '../../domain/event.ts'
import type { JournalEntry } from './journal.ts'

/** Entries remembered: some batches of an applier that keeps up. */
const MOST = 2_000

/**
 * The newest entries of a journal as they were given to it: an applier that keeps up need not read and decrypt what was
 * written a moment ago.
 */
export class RecentEntries {
  #entries: JournalEntry[] = []

  /** The event that is on disk at this position, later than all before. */
  add(position: number, event: InteractionEvent): void {
    const newest = this.#entries.at(-1)
    // Somebody else has written in between.
    if (newest && position !== newest.position + 1) this.#entries = []
    this.#entries.push({ position, event })
    if (this.#entries.length >= 2 * MOST) this.#entries = this.#entries.slice(-MOST)
  }

  /** At most `limit` entries from a position on, without gaps; none if the first of them is not remembered. */
  from(position: number, limit: number): readonly JournalEntry[] {
    const first = this.#entries[0]?.position ?? Number.POSITIVE_INFINITY
    return position < first ? [] : this.#entries.slice(position - first, position - first + limit)
  }

  forget(): void {
    this.#entries = []
  }
}
