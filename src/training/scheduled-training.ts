import { lastTraining } from '../graph/__generated__/queries.ts'
import { type GraphRunner, type GraphStore, isAvailable } from '../graph/graph-store.ts'
import { RepeatedTask } from '../platform/repeated-task.ts'

/** The longest pause between two looks at the graph. */
const LOOK_EVERY_MS = 60_000

/** Looks in the time between two trainings, at least. */
const LOOKS = 4

export interface ScheduledTrainingParts {
  readonly graph: GraphStore
  /** Time between the end of a training and the start of the next, milliseconds. */
  readonly everyMs: number
  /** Epoch milliseconds, now. */
  readonly nowMs: () => number
  /** False while there is nothing to learn from, or while an import fills the graph. */
  readonly isReady: () => Promise<boolean>
  /**
   * Trains the graph and reports the outcome. Must not fail.
   *
   * @param mayBegin called with the lease: false if another process has trained meanwhile
   */
  readonly train: (run: {
    readonly signal: AbortSignal
    readonly mayBegin: (graph: GraphRunner) => Promise<boolean>
  }) => Promise<void>
  /** Receives failures to look at the graph. The next look tries again. */
  readonly onFailed: (error: unknown) => void
}

/**
 * Trains the graph at an interval. The interval counts from the newest training that the graph knows, so that a restart neither
 * skips nor repeats one, and several processes over one graph train once.
 */
export class ScheduledTraining {
  readonly #parts: ScheduledTrainingParts
  readonly #stopping = new AbortController()
  readonly #looks: RepeatedTask

  constructor(parts: ScheduledTrainingParts) {
    this.#parts = parts
    const { everyMs, onFailed } = parts
    const pauseMs = Math.min(LOOK_EVERY_MS, everyMs / LOOKS)
    this.#looks = new RepeatedTask({ everyMs: pauseMs, run: () => this.#look(), onFailed })
  }

  start(): void {
    this.#looks.startLater()
  }

  /** Stops a running training between two batches and waits for its end. No other begins. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#looks.stop()
  }

  async #look(): Promise<void> {
    const { graph, isReady, train } = this.#parts
    const { signal } = this.#stopping
    if (!isAvailable(graph) || !(await this.#isDue(graph)) || !(await isReady()) || signal.aborted) return
    await train({ signal, mayBegin: (runner) => this.#isDue(runner) })
  }

  async #isDue(graph: GraphRunner): Promise<boolean> {
    const { everyMs, nowMs } = this.#parts
    const lastAt = await readLastTraining(graph)
    return lastAt === null || nowMs() - lastAt >= everyMs
  }
}

/**
 * When the newest training of the graph ended by itself, epoch milliseconds: with a new version, a refusal or a failure. One that
 * was stopped does not count. Null if there was none.
 */
export async function readLastTraining(graph: GraphRunner): Promise<number | null> {
  const rows = await graph.run(lastTraining, {})
  // The lease has a `since` of its own: of the training that runs.
  const ends = rows.flatMap(({ id, since, endedAt }) => (id === 'serving' ? since : endedAt) ?? [])
  return ends.length === 0 ? null : Math.max(...ends)
}
