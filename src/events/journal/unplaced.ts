import type { Database } from 'lmdb'

const NAME = 'unplaced'

/**
 * Since when nobody knows where the graph stands. In a journal that is an older copy, what is written meanwhile gets numbers
 * that the graph has seen under other events: only this note tells them apart, also after a crash.
 */
export class Unplaced {
  readonly #meta: Database<string, string>
  #since: number | null
  /** Stays true: a transaction that should have taken the note back may have failed. */
  #isNoted: boolean

  /** @param last the journal's newest entry, as it was opened */
  constructor(meta: Database<string, string>, last: number) {
    this.#meta = meta
    const noted = meta.get(NAME)
    this.#isNoted = noted !== undefined
    this.#since = Number(noted ?? last)
  }

  /** Entries after this position are in doubt; null if none is. */
  get since(): number | null {
    return this.#since
  }

  /** Something is written. Call inside its transaction: a start that finds the graph writes nothing for this. */
  note(): void {
    if (this.#since === null) return
    this.#meta.putSync(NAME, String(this.#since))
    this.#isNoted = true
  }

  /** From now on nothing is in doubt. True if there may be a note to take back: call `takeBack` in a transaction. */
  end(): boolean {
    this.#since = null
    return this.#isNoted
  }

  /** No later process is to doubt what was brought in. */
  takeBack(): void {
    this.#meta.removeSync(NAME)
  }
}
