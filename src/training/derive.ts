import { setMaxListeners } from 'node:events'
import type { FactorModel } from '../model/factor-model.ts'
import type { ChartScale } from './compute/charts.ts'
import { deriveCharts } from './jobs/charts.ts'
import { learnFactors } from './jobs/factors.ts'
import { deriveNeighborhoods } from './jobs/neighborhoods.ts'
import { deriveSimilarItems } from './jobs/similar-items.ts'
import { deriveTagTops } from './jobs/top-items-per-tag.ts'
import { deriveTwoHopTies } from './jobs/two-hop-ties.ts'
import type { TrainingData } from './training-data.ts'
import type { TrainingRun } from './training-run.ts'
import { edgeCount } from './writing/edge-batches.ts'
import type { Degrees } from './writing/write-degrees.ts'

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
