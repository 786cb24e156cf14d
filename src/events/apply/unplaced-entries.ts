import type { Journal, JournalEntry, LostEntry } from '../journal/journal.ts'
import { EVENTS_AT_ONCE } from './pace.ts'

export interface UnplacedEntriesParts {
  readonly journal: Journal
  /** Applies entries up to a position and leaves the cursor alone, which is past them: what is there changes nothing. */
  readonly apply: (entries: readonly JournalEntry[], end: number) => Promise<void>
  readonly onLost: (entries: readonly LostEntry[]) => void
  /** Aborted once nothing more may be begun. */
  readonly signal: AbortSignal
}

/**
 * Entries that were written before it was known where the graph stands. Where their journal is an older copy, the graph
 * takes some of them for seen: it has seen others under their numbers.
 */
export class UnplacedEntries {
  readonly #parts: UnplacedEntriesParts
  #brought = 0

  constructor(parts: UnplacedEntriesParts) {
    this.#parts = parts
  }

  /**
   * Brings those into the graph whose number it has seen, which are the ones up to `newest`. False if it was told to stop
   * before all of them were there. Goes on where it failed.
   *
   * Only then does the journal take back its note of them: after a crash this begins anew. The graph cannot tell how far it
   * came, its cursor being past them; what is there is known by its id, and an edge knows its newest ids only.
   */
  async bring(newest: number): Promise<boolean> {
    const { journal, apply, onLost, signal } = this.#parts
    this.#brought = Math.max(this.#brought, await journal.unplacedSince())
    while (this.#brought < newest) {
      if (signal.aborted) return false
      const page = await journal.read(this.#brought, Math.min(EVENTS_AT_ONCE, newest - this.#brought))
      // A number that is missing here was given by the journal of which this is a copy.
      const lost = page.lost.filter(({ reason }) => reason !== 'missing')
      if (lost.length > 0) onLost(lost)
      if (page.entries.length > 0) await apply(page.entries, page.end)
      this.#brought = page.end
    }
    await journal.placed()
    return true
  }
}
