import type { Purpose } from '../domain/consent.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { traced } from '../platform/tracing.ts'
import type { ComputePool } from './compute/compute-pool.ts'
import type { HeldOutKind } from './compute/hold-out.ts'
import type { TakeEdges } from './derived-edges.ts'
import type { JobReport, OnProgress, TrainingJob } from './training-report.ts'
import type { TrainingSettings } from './training-settings.ts'
import type { Turns } from './turns.ts'

/** The context of all jobs of one training. */
export interface TrainingRun {
  /** Delivers each result in its own event-loop turn. */
  readonly graph: GraphStore
  readonly turns: Turns
  readonly pool: ComputePool
  readonly settings: TrainingSettings
  /** Which engagements the simulation holds out. */
  readonly heldOutKind: HeldOutKind
  /** When the training happens, epoch milliseconds. */
  readonly nowMs: number
  /** The version being built. */
  readonly version: string
  /** Receives the edges that jobs derive. */
  readonly take: TakeEdges
  /** See `TrainOptions`. */
  readonly granted: ReadonlySet<Purpose>
  /** See `TrainOptions`. */
  readonly sensitiveTags: readonly string[]
  /** Aborts when the caller aborts or the lease is lost; jobs check it between batches. */
  readonly signal: AbortSignal
  readonly onProgress: OnProgress
  readonly jobs: JobLog
}

/** The duration and edge count of each job, in order of completion. */
export class JobLog {
  readonly #reports: JobReport[] = []
  readonly #turns: Turns

  constructor(turns: Turns) {
    this.#turns = turns
  }

  get reports(): readonly JobReport[] {
    return this.#reports
  }

  /** Measures a job; `edges` returns its edge count. Jobs started together begin one event-loop turn apart. */
  async time<T>(job: TrainingJob, work: () => Promise<T>, edges: (result: T) => number): Promise<T> {
    await this.#turns.next()
    const startedAt = performance.now()
    const result = await traced('training job', work, { job })
    this.#reports.push({ job, seconds: (performance.now() - startedAt) / 1_000, edges: edges(result) })
    return result
  }
}
