import type { Journal, JournalEntry } from '../journal/journal.ts'
import { isPoison, isUnclear } from './poison-detector.ts'

/** Entries that may be before their turn: the graph holds their positions in one list. */
const MOST_AHEAD = 1_000

/** Entries of one transaction: whoever else writes waits for it. */
const MOST_AT_ONCE = 200

export interface EarlyLaneParts {
  readonly journal: Pick<Journal, 'read'>
  /** Applies entries, and tells the lane of everything that is ahead then. @throws GraphError */
  readonly apply: (entries: readonly JournalEntry[]) => Promise<void>
  /** Told why entries could not be brought early: who waits for them waits for their turn. */
  readonly onFailed: (error: unknown) => void
}

/** What somebody waits for. */
interface Request {
  readonly positions: readonly number[]
  readonly resolve: (isNearer: boolean) => void
}

/**
 * Brings entries of a journal into the graph before their turn, in transactions between two of the applier's. What is asked
 * for while one is under way goes together into the next.
 *
 * What it remembers only saves work: which entries are there is decided by the cursor, in the transaction that applies.
 */
export class EarlyLane {
  readonly #parts: EarlyLaneParts
  /** In the graph, and the cursor has not passed them. */
  #ahead: ReadonlySet<number> = new Set()
  /** To blame for a failure, or perhaps to blame for one: they wait for their turn. */
  readonly #unfit = new Set<number>()
  /** Entries up to here are the applier's. */
  #taken = 0
  #waiting: Request[] = []
  #running: Promise<void> | undefined
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

  /** From now on entries up to here are the applier's. */
  take(end: number): void {
    this.#taken = Math.max(this.#taken, end)
  }

  /** The graph holds everything up to a position, and these beyond it. */
  knows(position: number, ahead: readonly number[]): void {
    this.#ahead = new Set(ahead)
    for (const one of this.#unfit) if (one <= position) this.#unfit.delete(one)
  }

  /**
   * Tries to bring these into the graph, at most `MOST_AT_ONCE` of them. False if nothing can be done for one of them but to
   * wait for its turn. Never fails.
   */
  bring(positions: readonly number[]): Promise<boolean> {
    if (this.#hasEnded || positions.some((position) => this.#unfit.has(position)))
      return Promise.resolve(false)
    return new Promise((resolve) => {
      this.#waiting.push({ positions, resolve })
      this.#running ??= this.#run()
    })
  }

  /** Resolves once nothing is under way; nothing is begun any more. */
  async end(): Promise<void> {
    this.#hasEnded = true
    await this.#running
  }

  async #run(): Promise<void> {
    // What is asked for in the same moment goes together.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const group = this.#nextGroup()
      if (!this.#hasEnded) await this.#tryAll(group).catch(this.#parts.onFailed)
      for (const { positions, resolve } of group) {
        resolve(positions.every((position) => this.isAhead(position) || this.isTaken(position)))
      }
    }
    this.#running = undefined
  }

  /** As many as there is room for, in the order in which they came; the first in any case. */
  #nextGroup(): readonly Request[] {
    const most = Math.min(MOST_AT_ONCE, MOST_AHEAD - this.#ahead.size)
    let positions = 0
    const end = this.#waiting.findIndex((request) => {
      positions += request.positions.length
      return positions > most
    })
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : Math.max(1, end))
  }

  /** Those that cannot be applied are halved until the one is found that is to blame: the others need not wait for that. */
  async #tryAll(group: readonly Request[]): Promise<void> {
    try {
      await this.#apply(group.flatMap(({ positions }) => positions))
    } catch (error) {
      // Whoever is to blame: tried for everybody who asks, it would hold up the lane for as long again and again.
      if (isUnclear(error)) this.#giveUp(group)
      if (!isPoison(error) || this.#hasEnded) throw error
      if (group.length > 1) {
        const middle = Math.floor(group.length / 2)
        await this.#tryAll(group.slice(0, middle))
        await this.#tryAll(group.slice(middle))
      } else {
        this.#giveUp(group)
        this.#parts.onFailed(error)
      }
    }
  }

  #giveUp(group: readonly Request[]): void {
    for (const { positions } of group) for (const position of positions) this.#unfit.add(position)
  }

  async #apply(positions: readonly number[]): Promise<void> {
    const entries = (
      await Promise.all([...new Set(positions)].map((position) => this.#entryAt(position)))
    ).flat()
    const left = entries.filter(({ position }) => !this.isTaken(position) && !this.isAhead(position))
    if (left.length === 0 || this.#ahead.size + left.length > MOST_AHEAD) return
    await this.#parts.apply(left)
  }

  async #entryAt(position: number): Promise<readonly JournalEntry[]> {
    const { entries } = await this.#parts.journal.read(position - 1, 1)
    return entries.filter((entry) => entry.position === position)
  }
}
