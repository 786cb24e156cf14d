import { GraphError } from '../../graph/graph-error.ts'

/** A batch fails this often in a row before its events are suspected, */
const FAILURES = 3

/** and for this long: the graph may be busy or unhealthy for a while. Doubles each time that the graph was at fault. */
const SUSPECT_AFTER_MS = 10_000

/** After this many dead letters in a row for unclear errors, with no success in between, the graph is at fault. */
const MAX_DEAD_LETTERS = 5

/** Errors of an event, not of the graph: trying again changes nothing. */
const POISON: ReadonlySet<string> = new Set(['contract', 'conflict', 'too-much-memory'])

/** Errors that an event or the graph may cause: it ran out of time, or failed without a clear reason. */
const UNCLEAR: ReadonlySet<string> = new Set(['timeout', 'failed'])

export interface PoisonDetectorParts {
  /** A write to the graph that costs next to nothing; rejects if the graph does not answer. */
  readonly probe: () => Promise<unknown>
  readonly suspectAfterMs?: number | undefined
}

/**
 * Decides whether the events of a batch or the graph caused an error. For an unclear error the graph is at fault, unless the
 * same batch fails again and again while the graph answers a probe.
 */
export class PoisonDetector {
  readonly #probe: () => Promise<unknown>
  readonly #suspectAfterMs: number
  #batchAfter = 0
  #unclearErrors = 0
  #firstErrorMs = 0
  #deadLetters = 0
  /** How often the graph was at fault since the last success. */
  #graphFaults = 0

  constructor({ probe, suspectAfterMs = SUSPECT_AFTER_MS }: PoisonDetectorParts) {
    this.#probe = probe
    this.#suspectAfterMs = suspectAfterMs
  }

  /** Call before each batch. Batches after the same position are attempts of the same batch. */
  batchStarts(after: number): void {
    if (after !== this.#batchAfter) this.#unclearErrors = 0
    this.#batchAfter = after
  }

  /** Call when events were applied. */
  succeeded(): void {
    this.#deadLetters = 0
    this.#graphFaults = 0
  }

  /** True if events of the batch caused the error. */
  async isPoisoned(error: unknown): Promise<boolean> {
    if (isPoison(error)) return true
    if (!isUnclear(error)) {
      this.#unclearErrors = 0
      return false
    }
    if (this.#unclearErrors === 0) this.#firstErrorMs = performance.now()
    this.#unclearErrors++
    const patienceMs = this.#suspectAfterMs * 2 ** this.#graphFaults
    if (this.#unclearErrors < FAILURES || performance.now() - this.#firstErrorMs < patienceMs) return false
    if (this.#deadLetters < MAX_DEAD_LETTERS && (await this.#isAnswered())) return true
    this.#blameGraph()
    return false
  }

  /** Call when events were moved to the dead-letter queue for an error. */
  deadLettered(events: number, error: unknown): void {
    if (isUnclear(error)) this.#deadLetters += events
  }

  /** True while it is unknown what caused the error: the same batch must be tried again. */
  isUndecided(error: unknown): boolean {
    return isUnclear(error) && this.#unclearErrors > 0
  }

  #blameGraph(): void {
    if (this.#deadLetters >= MAX_DEAD_LETTERS) this.#graphFaults++
    this.#deadLetters = 0
    this.#unclearErrors = 0
  }

  #isAnswered(): Promise<boolean> {
    return this.#probe().then(
      () => true,
      () => false,
    )
  }
}

/** Whether an event caused the error, and not the graph. Errors that are not of the graph are bugs that an event triggers. */
export function isPoison(error: unknown): boolean {
  return error instanceof GraphError ? POISON.has(error.kind) : true
}

/** Whether an event or the graph may have caused the error. */
export function isUnclear(error: unknown): boolean {
  return error instanceof GraphError && UNCLEAR.has(error.kind)
}
