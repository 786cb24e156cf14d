import type { GraphStore } from '../graph/graph-store.ts'
import type { ComputePool } from './compute/compute-pool.ts'
import type { HeldOutKind } from './compute/hold-out.ts'
import type { DerivedEdges, TakeEdges } from './derived-edges.ts'
import type { JobReport, OnProgress, TrainingJob } from './training-report.ts'
import type { TrainingSettings } from './training-settings.ts'
import type { Turns } from './turns.ts'

/** What every job of one training needs. */
export interface TrainingRun {
  /** Answers come one a turn of the event loop. */
  readonly graph: GraphStore
  readonly turns: Turns
  readonly pool: ComputePool
  readonly settings: TrainingSettings
  /** What a rehearsal holds out. */
  readonly heldOutKind: HeldOutKind
  /** The version being built. */
  readonly version: string
  /** Where the edges go that jobs derive. */
  readonly take: TakeEdges
  /** Aborts when the caller gives up or the lease is lost; jobs look at it between batches. */
  readonly signal: AbortSignal
  readonly onProgress: OnProgress
  readonly jobs: JobLog
}

/** How long each job took and what it wrote, in the order in which they ended. */
export class JobLog {
  readonly #reports: JobReport[] = []
  readonly #turns: Turns

  constructor(turns: Turns) {
    this.#turns = turns
  }

  get reports(): readonly JobReport[] {
    return this.#reports
  }

  /** Times a job; `edges` tells from its result what it wrote. Jobs that are begun together start one turn apart. */
  async time<T>(job: TrainingJob, work: () => Promise<T>, edges: (result: T) => number): Promise<T> {
    await this.#turns.next()
    const startedAt = performance.now()
    const result = await work()
    this.#reports.push({ job, seconds: (performance.now() - startedAt) / 1_000, edges: edges(result) })
    return result
  }
}

/** Passes a job's edges to `run.take` and reports the progress; returns how many edges there are. */
export function takeEdges(run: TrainingRun, job: TrainingJob, derived: DerivedEdges): Promise<number> {
  const onTaken = (done: number, total: number) => run.onProgress({ job, done, total })
  return run.take(derived, { signal: run.signal, onTaken })
}
