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
  /** Edges handed over. */
  readonly edges: number
  readonly factors: FactorModel
  /** Not written yet: they are no part of a version. */
  readonly degrees: Degrees
  /** What trends after this training are measured by. */
  readonly activity: ChartScale
}

/**
 * Every job, side by side: while one computes another writes. All have stopped when this returns or rejects, so that
 * no batch is written after the lease is given back; one that fails stops the others.
 *
 * @param clockMs age is counted back from here, epoch milliseconds
 */
export async function derive(run: TrainingRun, data: TrainingData, clockMs: number): Promise<Derived> {
  const failed = new AbortController()
  const signal = AbortSignal.any([run.signal, failed.signal])
  // Every job listens at more than one place.
  setMaxListeners(0, signal)
  const stoppable = { ...run, signal }
  const { catalog, interactions } = data
  // The most edges first: they take longest to be written.
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

/** What a version is made of: it may begin while the interest model, which it does not need, is still being learned. */
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

  /** Aborts once a job has failed by itself, with what it failed with: what is done meanwhile is for nothing. */
  get failed(): AbortSignal {
    return this.#failed.signal
  }

  /** Begins, if it has not. */
  start(): void {
    this.#begun().catch((error: unknown) => {
      if (!this.#stopped.signal.aborted) this.#failed.abort(error)
    })
  }

  /** Begins if it has not, and ends. @throws what a job failed with */
  finish(): Promise<Derived> {
    return this.#begun()
  }

  /** Ends it between two batches: no more is written once this returns. */
  async stop(): Promise<void> {
    this.#stopped.abort()
    await this.#result?.catch(() => undefined)
  }

  #begun(): Promise<Derived> {
    this.#result ??= this.#derive()
    return this.#result
  }
}
