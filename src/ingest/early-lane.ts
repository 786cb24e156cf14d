import { groupBy } from '../domain/group-by.ts'
import type { Journal, JournalEntry } from '../journal/journal.ts'
import { isPoison } from './poison.ts'

/** Entries that may be before their turn: the graph holds their positions in one list. */
const MOST_AHEAD = 1_000

export interface EarlyLaneParts {
  readonly journal: Pick<Journal, 'read'>
  /**
   * Applies entries, and notes in the same transaction all positions that are before their turn in the graph then.
   *
   * @throws GraphError
   */
  readonly apply: (entries: readonly JournalEntry[], ahead: readonly number[]) => Promise<void>
  /** The positions that the graph says were applied before their turn. Waits for whoever applies some. @throws GraphError */
  readonly find: () => Promise<readonly number[]>
}

interface Batch {
  readonly positions: Set<number>
  readonly ended: Promise<void>
}

/**
 * Brings entries of a journal into the graph before their turn, beside the applier, which takes all of them in their turn
 * and leaves out what is there. One batch at a time; what is asked for meanwhile goes into the next.
 *
 * No entry is applied by both, and which are there is in the graph, so that it holds after a crash as well.
 */
export class EarlyLane {
  readonly #parts: EarlyLaneParts
  /** In the graph, and the cursor has not passed them. */
  readonly #ahead = new Set<number>()
  /** To blame for a failure: they wait for their turn. */
  readonly #unfit = new Set<number>()
  /** Entries up to here are the applier's. */
  #taken = 0
  #underWay: Batch | undefined
  #next: Batch | undefined
  #known: Promise<void> | undefined
  #hasEnded = false

  constructor(parts: EarlyLaneParts) {
    this.#parts = parts
  }

  /** Newest of the entries that are before their turn; 0 if none is. */
  get newest(): number {
    return Math.max(0, ...this.#ahead)
  }

  /** Whether an entry is in the graph before its turn. */
  isAhead(position: number): boolean {
    return this.#ahead.has(position)
  }

  /** Whether an entry is the applier's by now: its turn has come. */
  isTaken(position: number): boolean {
    return position <= this.#taken
  }

  /** Finds out what is ahead, where that is not known: at first, and after a failure. @throws GraphError */
  find(): Promise<void> {
    this.#known ??= this.#find().catch((error: unknown) => {
      this.#known = undefined
      throw error
    })
    return this.#known
  }

  /** From now on entries up to `end` are the applier's. Resolves to those that the graph does not hold. @throws GraphError */
  async take(entries: readonly JournalEntry[], end: number): Promise<readonly JournalEntry[]> {
    this.#taken = Math.max(this.#taken, end)
    const isInBatch = [...(this.#underWay?.positions ?? [])].some((position) => position <= end)
    if (isInBatch) await this.#underWay?.ended
    await this.find()
    return entries.filter(({ position }) => !this.#ahead.has(position))
  }

  /** The cursor has passed everything up to a position. */
  passed(end: number): void {
    for (const positions of [this.#ahead, this.#unfit]) {
      for (const position of positions) if (position <= end) positions.delete(position)
    }
  }

  /** Tries to bring these into the graph. False if nothing can be done for one of them but to wait for its turn. Never fails. */
  async bring(positions: readonly number[]): Promise<boolean> {
    if (this.#hasEnded || positions.some((position) => this.#unfit.has(position))) return false
    this.#next ??= this.#begin()
    const batch = this.#next
    for (const position of positions) batch.positions.add(position)
    await batch.ended
    return positions.every((position) => this.isAhead(position) || this.isTaken(position))
  }

  /** Resolves once nothing is under way; nothing is begun any more. */
  async end(): Promise<void> {
    this.#hasEnded = true
    await this.#next?.ended
    await this.#underWay?.ended
  }

  async #find(): Promise<void> {
    const found = await this.#parts.find()
    this.#ahead.clear()
    for (const position of found) this.#ahead.add(position)
  }

  #begin(): Batch {
    const batch: Batch = { positions: new Set(), ended: this.#run(() => batch) }
    return batch
  }

  async #run(self: () => Batch): Promise<void> {
    // Positions come while it waits, a moment at least.
    await this.#underWay?.ended
    const batch = self()
    this.#next = undefined
    this.#underWay = batch
    try {
      await this.#applyFit([...batch.positions])
    } catch {
      // Who waits for it waits for its turn. What became of it is asked.
      this.#known = undefined
    } finally {
      this.#underWay = undefined
    }
  }

  async #applyFit(positions: readonly number[]): Promise<void> {
    await this.find()
    const entries = (await Promise.all(positions.map((position) => this.#entryAt(position)))).flat()
    try {
      await this.#apply(entries)
    } catch (error) {
      if (!isPoison(error)) throw error
      // Somebody's events are to blame: the others need not wait for that.
      for (const hers of groupBy(entries, ({ event }) => event.userId).values()) await this.#tryAlone(hers)
    }
  }

  async #tryAlone(entries: readonly JournalEntry[]): Promise<void> {
    try {
      await this.#apply(entries)
    } catch (error) {
      if (!isPoison(error)) throw error
      for (const { position } of entries) this.#unfit.add(position)
    }
  }

  async #apply(entries: readonly JournalEntry[]): Promise<void> {
    const left = entries.filter(({ position }) => !this.isTaken(position) && !this.isAhead(position))
    const ahead = [...this.#ahead, ...left.map(({ position }) => position)]
    if (left.length === 0 || ahead.length > MOST_AHEAD) return
    await this.#parts.apply(left, ahead)
    for (const { position } of left) this.#ahead.add(position)
  }

  async #entryAt(position: number): Promise<readonly JournalEntry[]> {
    const { entries } = await this.#parts.journal.read(position - 1, 1)
    return entries.filter((entry) => entry.position === position)
  }
}
