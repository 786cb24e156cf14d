import { GraphError } from '../../graph/graph-error.ts'
import type { JournalEntry } from '../journal/journal.ts'

/** So often in a row a batch fails before its events are suspected, */
const TRIES = 3

/** and for so long: a graph may be busy, or ill, for a while. Twice as long each time that it was the graph after all. */
const SUSPECT_AFTER_MS = 10_000

/** Events that are blamed in a row for what is unclear: where more fail and none gets through, it is the graph. */
const MOST_BLAMED = 5

/** Failures that may be the graph's own, or of what it is given: it runs out of time, or cannot say what ails it. */
const UNCLEAR: ReadonlySet<unknown> = new Set(['timeout', 'failed'])

export interface BlameParts {
  /** Asks the graph for a write that costs next to nothing; rejects if it does not answer. */
  readonly answers: () => Promise<unknown>
  readonly suspectAfterMs?: number | undefined
}

/**
 * Whether the events of a batch are to blame for what failed, or the graph. Running out of time, and failing of itself,
 * speaks against the graph, until the same batch has done it again and again while the graph answers whoever asks it for less.
 */
export class PoisonDetector {
  readonly #answers: () => Promise<unknown>
  readonly #suspectAfterMs: number
  #after = 0
  #unclear = 0
  #sinceMs = 0
  #blamed = 0
  /** How often it was the graph since something got through. */
  #acquittals = 0

  constructor({ answers, suspectAfterMs = SUSPECT_AFTER_MS }: BlameParts) {
    this.#answers = answers
    this.#suspectAfterMs = suspectAfterMs
  }

  /** A batch is tried that begins after a position: the same one as before if that is the same. */
  begins(after: number): void {
    if (after !== this.#after) this.#unclear = 0
    this.#after = after
  }

  /** Events got through. */
  succeeded(): void {
    this.#blamed = 0
    this.#acquittals = 0
  }

  /** True if events of the batch are to blame, be it a part of it that was tried. */
  async isOnEvents(error: unknown): Promise<boolean> {
    if (isPoison(error)) return true
    if (!isUnclear(error)) {
      this.#unclear = 0
      return false
    }
    if (this.#unclear === 0) this.#sinceMs = performance.now()
    this.#unclear++
    if (this.#unclear < TRIES || performance.now() - this.#sinceMs < this.#patienceMs) return false
    if (this.#blamed < MOST_BLAMED && (await this.#isAnswered())) return true
    this.#reset()
    return false
  }

  /** Events were set aside for a failure. */
  blamed(events: number, error: unknown): void {
    if (isUnclear(error)) this.#blamed += events
  }

  /** True while it is not known yet who is to blame for a failure: the same batch is to be tried again. */
  isUndecided(error: unknown): boolean {
    return isUnclear(error) && this.#unclear > 0
  }

  get #patienceMs(): number {
    return this.#suspectAfterMs * 2 ** this.#acquittals
  }

  #reset(): void {
    if (this.#blamed >= MOST_BLAMED) this.#acquittals++
    this.#blamed = 0
    this.#unclear = 0
  }

  #isAnswered(): Promise<boolean> {
    return this.#answers().then(
      () => true,
      () => false,
    )
  }
}

/** Whether a failure may be the graph's own, or of what it was given. */
export function isUnclear(error: unknown): boolean {
  return error instanceof GraphError && UNCLEAR.has(error.kind)
}

/** Failures of an event's own, not of the graph: trying again changes nothing. */
const POISON: ReadonlySet<string> = new Set(['contract', 'conflict', 'too-much-memory'])

/** Whether an event may be to blame for what failed, and not the graph. */
export function isPoison(error: unknown): boolean {
  return error instanceof GraphError ? POISON.has(error.kind) : true
}

/** Times one event is tried by itself before it is set aside. */
const TRIES_ALONE = 3

export interface ApplyOrDeadLetterParts {
  /** Applies entries up to a position, all or none. @throws GraphError */
  readonly attempt: (entries: readonly JournalEntry[], end: number) => Promise<void>
  /** Whether an event is to blame for what an attempt failed of. */
  readonly isOnEvents: (error: unknown) => Promise<boolean>
  /** Keeps entries elsewhere, and why. */
  readonly deadLetter: (entries: readonly JournalEntry[], error: unknown) => Promise<void>
}

/**
 * Applies entries up to a position. Those that cannot be applied are halved until the event is found that is to blame,
 * which is set aside. @throws what is no event's fault
 */
export async function applyOrDeadLetter(
  entries: readonly JournalEntry[],
  end: number,
  parts: ApplyOrDeadLetterParts,
): Promise<void> {
  try {
    await parts.attempt(entries, end)
  } catch (error) {
    if (!(await parts.isOnEvents(error))) throw error
    const middle = Math.floor(entries.length / 2)
    const last = entries[middle - 1]
    if (last) {
      await applyOrDeadLetter(entries.slice(0, middle), last.position, parts)
      await applyOrDeadLetter(entries.slice(middle), end, parts)
    } else await tryAlone(entries, end, parts)
  }
}

async function tryAlone(
  entries: readonly JournalEntry[],
  end: number,
  { attempt, isOnEvents, deadLetter }: ApplyOrDeadLetterParts,
): Promise<void> {
  for (let tried = 2; ; tried++) {
    try {
      return await attempt(entries, end)
    } catch (error) {
      if (!(await isOnEvents(error))) throw error
      if (tried < TRIES_ALONE) continue
      await deadLetter(entries, error)
      return attempt([], end)
    }
  }
}
