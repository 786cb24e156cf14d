import { GraphError } from '../../graph/graph-error.ts'

/** A batch fails this often in a row before its events are suspected, */
const FAILURES = 3

/** and for this long: the graph may be busy or unhealthy for a while. */
const SUSPECT_AFTER_MS = 10_000

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

  constructor({ probe, suspectAfterMs = SUSPECT_AFTER_MS }: PoisonDetectorParts) {
    this.#probe = probe
    this.#suspectAfterMs = suspectAfterMs
  }

  /** Call before each batch. Batches after the same position are attempts of the same batch. */
  batchStarts(after: number): void {
    if (after !== this.#batchAfter) this.#unclearErrors = 0
    this.#batchAfter = after
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
    const failingMs = performance.now() - this.#firstErrorMs
    if (this.#unclearErrors < FAILURES || failingMs < this.#suspectAfterMs) return false
    try {
      await this.#probe()
      return true
    } catch {
      this.#unclearErrors = 0
      return false
    }
  }

  /** True while it is unknown what caused the error: the same batch must be tried again. */
  isUndecided(error: unknown): boolean {
    return isUnclear(error) && this.#unclearErrors > 0
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
