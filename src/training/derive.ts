import { setMaxListeners } from 'node:events'
import type { FactorModel } from '../model/factor-model.ts'
import { type ChartScale, deriveCharts } from './derived/charts.ts'
import type { Degrees } from './derived/degrees.ts'
import { learnFactors } from './derived/factors.ts'
import { deriveNeighborhoods } from './derived/neighborhoods.ts'
import { deriveSimilarItems } from './derived/similar-items.ts'
import { deriveTagTops } from './derived/tag-tops.ts'
import { deriveTwoHopTies } from './derived/two-hop-ties.ts'
import { edgeCount } from './derived-edges.ts'
import type { TrainingData } from './training-data.ts'
import type { TrainingRun } from './training-run.ts'

export interface Derived {
  /** Number of derived edges. */
  readonly edges: number
  readonly factors: FactorModel
  /** Not written yet: they are not part of a version. */
  readonly degrees: Degrees
  /** The scale for updates of trends after this training. */
  readonly activity: ChartScale
}

/**
 * Runs all jobs concurrently: while one computes, another writes. All have stopped when this settles, so that no batch is
 * written after the lease is released; a failing job stops the others.
 *
 * @param clockMs ages are counted back from here, epoch milliseconds
 */
export async function derive(run: TrainingRun, data: TrainingData, clockMs: number): Promise<Derived> {
  const failed = new AbortController()
  const signal = AbortSignal.any([run.signal, failed.signal])
  // Every job adds several listeners.
  setMaxListeners(0, signal)
  const stoppable = { ...run, signal }
  const { catalog, interactions } = data
  // Most edges first: they take longest to write.
  const similar = deriveSimilarItems(stoppable, data)
  const factors = learnFactors(stoppable, data)
  const ranked = deriveCharts(stoppable, catalog, interactions, clockMs)
  const tops = deriveTagTops(stoppable, catalog, interactions)
  const near = deriveNeighborhoods(stoppable, interactions)
  const twoHop = deriveTwoHopTies(stoppable, interactions.userIds, data.ties)
  await settle([factors, similar, ranked, tops, near, twoHop], failed)
  const written = await Promise.all([similar, near, twoHop])
  const [charts, tags] = await Promise.all([ranked, tops])
  const listed = edgeCount(charts.edges) + edgeCount(tags.edges)
  return {
    edges: written.reduce((sum, edges) => sum + edges, listed),
    factors: await factors,
    activity: charts.scale,
    degrees: { items: charts.degrees, popularity: charts.popularity, tags: tags.degrees },
  }
}

async function settle(jobs: readonly Promise<unknown>[], failed: AbortController): Promise<void> {
  for (const job of jobs) job.catch((error: unknown) => failed.abort(error))
  await Promise.allSettled(jobs)
  failed.signal.throwIfAborted()
}

/** The derivation of a version, which may run while the interest model is still being learned. */
export class Derivation {
  readonly #derive: () => Promise<Derived>
  readonly #stopped = new AbortController()
  readonly #failed = new AbortController()
  #result: Promise<Derived> | undefined

  /** @param clockMs age is counted back from here, epoch milliseconds */
  constructor(run: TrainingRun, data: TrainingData, clockMs: number) {
    const signal = AbortSignal.any([run.signal, this.#stopped.signal])
    this.#derive = () => derive({ ...run, signal }, data, clockMs)
  }

  /** Aborts with a job's error once one has failed by itself. */
  get failed(): AbortSignal {
    return this.#failed.signal
  }

  /** Starts unless already started. */
  start(): void {
    this.#begun().catch((error: unknown) => {
      if (!this.#stopped.signal.aborted) this.#failed.abort(error)
    })
  }

  /** Starts unless already started, and waits for the result. @throws a job's error */
  finish(): Promise<Derived> {
    return this.#begun()
  }

  /** Stops between two batches: nothing is written after this returns. */
  async stop(): Promise<void> {
    this.#stopped.abort()
    await this.#result?.catch(() => undefined)
  }

  #begun(): Promise<Derived> {
    this.#result ??= this.#derive()
    return this.#result
  }
}
