import { GraphError } from '../graph/graph-error.ts'
import { isPoison } from './poison.ts'

/** So often in a row a batch fails before its events are suspected: a graph may be busy, or ill, for a while. */
const TRIES = 3

/** Failures that may be the graph's own, or of what it is given: it runs out of time, or cannot say what ails it. */
const UNCLEAR: ReadonlySet<unknown> = new Set(['timeout', 'failed'])

/**
 * Whether the events of a batch are to blame for what failed, or the graph. Running out of time, and failing of itself,
 * speaks against the graph, until the same batch has done it again and again while the graph answers whoever asks it for less.
 */
export class Blame {
  readonly #answers: () => Promise<unknown>
  #after = 0
  #unclear = 0

  /** @param answers asks the graph for a write that costs next to nothing; rejects if it does not answer */
  constructor(answers: () => Promise<unknown>) {
    this.#answers = answers
  }

  /** A batch is tried that begins after a position: the same one as before if that is the same. */
  begins(after: number): void {
    if (after !== this.#after) this.#unclear = 0
    this.#after = after
  }

  /** True if events of the batch are to blame, be it a part of it that was tried. */
  async isOnEvents(error: unknown): Promise<boolean> {
    if (isPoison(error)) return true
    this.#unclear = isUnclear(error) ? this.#unclear + 1 : 0
    if (this.#unclear < TRIES) return false
    const isAnswered = await this.#answers().then(
      () => true,
      () => false,
    )
    if (!isAnswered) this.#unclear = 0
    return isAnswered
  }

  /** True while it is not known yet who is to blame for a failure: the same batch is to be tried again. */
  isUndecided(error: unknown): boolean {
    return isUnclear(error) && this.#unclear > 0
  }
}

/** Whether a failure may be the graph's own, or of what it was given. */
export function isUnclear(error: unknown): boolean {
  return error instanceof GraphError && UNCLEAR.has(error.kind)
}
