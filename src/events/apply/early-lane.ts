import type { Journal, JournalEntry } from '../journal/journal.ts'
import { isPoison, isUnclear } from './poison-detector.ts'

/** Entries that may be ahead of the cursor: the graph holds their positions in one list. */
const MAX_AHEAD = 1_000

/** Entries of one transaction: other writers wait for it. */
const MAX_AT_ONCE = 200

export interface EarlyLaneParts {
  readonly journal: Pick<Journal, 'read'>
  /** Applies entries and calls `setAhead`. @throws GraphError */
  readonly apply: (entries: readonly JournalEntry[]) => Promise<void>
  /** Called with the reason why entries could not be applied early. Their callers wait for their turn. */
  readonly onFailed: (error: unknown) => void
}

interface EarlyRequest {
  readonly positions: readonly number[]
  readonly resolve: (isApplied: boolean) => void
}

/**
 * Applies entries of a journal before their turn, in transactions between those of the applier. Requests that arrive during
 * a transaction share the next one.
 *
 * Its state only saves work: the transaction itself reads from the cursor which entries the graph has.
 */
export class EarlyLane {
  readonly #parts: EarlyLaneParts
  /** Positions in the graph that are after its cursor. */
  #ahead: ReadonlySet<number> = new Set()
  /** Positions that may have caused an error: they wait for their turn. */
  readonly #suspects = new Set<number>()
  /** Entries up to here belong to the applier. */
  #taken = 0
  #pending: EarlyRequest[] = []
  #running: Promise<void> | undefined
  #hasEnded = false

  constructor(parts: EarlyLaneParts) {
    this.#parts = parts
  }

  /** Whether the graph has an entry that is after its cursor. */
  isAhead(position: number): boolean {
    return this.#ahead.has(position)
  }

  /** Whether the turn of an entry has come. */
  isTaken(position: number): boolean {
    return position <= this.#taken
  }

  /** Entries up to here belong to the applier from now on. */
  take(end: number): void {
    this.#taken = Math.max(this.#taken, end)
  }

  /** Call when the graph has everything up to `position`, and `ahead` after it. */
  setAhead(position: number, ahead: readonly number[]): void {
    this.#ahead = new Set(ahead)
    for (const one of this.#suspects) if (one <= position) this.#suspects.delete(one)
  }

  /** Tries to apply these, at most `MAX_AT_ONCE`. False if one of them has to wait for its turn. Never rejects. */
  bring(positions: readonly number[]): Promise<boolean> {
    if (this.#hasEnded || positions.some((position) => this.#suspects.has(position))) {
      return Promise.resolve(false)
    }
    return new Promise((resolve) => {
      this.#pending.push({ positions, resolve })
      this.#running ??= this.#run()
    })
  }

  /** Resolves after the current transaction. No further one starts. */
  async end(): Promise<void> {
    this.#hasEnded = true
    await this.#running
  }

  async #run(): Promise<void> {
    // Deferred, so that requests of the same moment share a transaction.
    await Promise.resolve()
    while (this.#pending.length > 0) {
      const group = this.#nextGroup()
      if (!this.#hasEnded) await this.#applyOrHalve(group).catch(this.#parts.onFailed)
      for (const { positions, resolve } of group) {
        resolve(positions.every((position) => this.isAhead(position) || this.isTaken(position)))
      }
    }
    this.#running = undefined
  }

  /** As many requests as fit, in order; at least one. */
  #nextGroup(): readonly EarlyRequest[] {
    const limit = Math.min(MAX_AT_ONCE, MAX_AHEAD - this.#ahead.size)
    let positions = 0
    const end = this.#pending.findIndex((request) => {
      positions += request.positions.length
      return positions > limit
    })
    return this.#pending.splice(0, end === -1 ? this.#pending.length : Math.max(1, end))
  }

  /** Halves a group with a bad event until that event is found. */
  async #applyOrHalve(group: readonly EarlyRequest[]): Promise<void> {
    try {
      await this.#apply(group.flatMap(({ positions }) => positions))
    } catch (error) {
      // Trying an unclear failure again for each request would block the lane.
      if (isUnclear(error)) this.#suspect(group)
      if (!isPoison(error) || this.#hasEnded) throw error
      if (group.length > 1) {
        const middle = Math.floor(group.length / 2)
        await this.#applyOrHalve(group.slice(0, middle))
        await this.#applyOrHalve(group.slice(middle))
      } else {
        this.#suspect(group)
        this.#parts.onFailed(error)
      }
    }
  }

  #suspect(group: readonly EarlyRequest[]): void {
    for (const { positions } of group) for (const position of positions) this.#suspects.add(position)
  }

  async #apply(positions: readonly number[]): Promise<void> {
    const entries = (
      await Promise.all([...new Set(positions)].map((position) => this.#entryAt(position)))
    ).flat()
    const left = entries.filter(({ position }) => !this.isTaken(position) && !this.isAhead(position))
    if (left.length === 0 || this.#ahead.size + left.length > MAX_AHEAD) return
    await this.#parts.apply(left)
  }

  async #entryAt(position: number): Promise<readonly JournalEntry[]> {
    const { entries } = await this.#parts.journal.read(position - 1, 1)
    return entries.filter((entry) => entry.position === position)
  }
}
