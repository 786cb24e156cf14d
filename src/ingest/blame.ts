import { GraphError } from '../graph/graph-error.ts'
import { isPoison } from './poison.ts'

/** So often in a row a batch runs out of time before its events are suspected: a graph may be busy for a while. */
const TIMEOUTS = 3

/**
 * Whether the events of a batch are to blame for what failed, or the graph. Running out of time speaks against the graph,
 * until the same batch has done it again and again while the graph answers whoever asks it for less.
 */
export class Blame {
  readonly #answers: () => Promise<unknown>
  #after = 0
  #timeouts = 0

  /** @param answers asks the graph for a write that costs next to nothing; rejects if it does not answer */
  constructor(answers: () => Promise<unknown>) {
    this.#answers = answers
  }

  /** A batch is tried that begins after a position: the same one as before if that is the same. */
  begins(after: number): void {
    if (after !== this.#after) this.#timeouts = 0
    this.#after = after
  }

  /** True if events of the batch are to blame, be it a part of it that was tried. */
  async isOnEvents(error: unknown): Promise<boolean> {
    if (isPoison(error)) return true
    const isTimeout = error instanceof GraphError && error.kind === 'timeout'
    this.#timeouts = isTimeout ? this.#timeouts + 1 : 0
    if (this.#timeouts < TIMEOUTS) return false
    const isAnswered = await this.#answers().then(
      () => true,
      () => false,
    )
    if (!isAnswered) this.#timeouts = 0
    return isAnswered
  }
}
