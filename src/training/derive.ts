import { setMaxListeners } from 'node:events'
import type { FactorModel } from '../model/factor-model.ts'
import type { TopEdges } from './compute/top-edges.ts'
import { boughtTogether } from './derived/bought-together.ts'
import { type ChartScale, charts } from './derived/charts.ts'
import type { Degrees } from './derived/degrees.ts'
import { type DerivationInput, derivationInput } from './derived/derivation-input.ts'
import { learnFactors } from './derived/factors.ts'
import { mostFollowed, topFollowed } from './derived/followed.ts'
import { userNeighborhoods } from './derived/neighborhoods.ts'
import { itemSimilarities } from './derived/similar-items.ts'
import { tagTops } from './derived/tag-tops.ts'
import { twoHopTies } from './derived/two-hop-ties.ts'
import { type DerivedEdges, edgeCount } from './derived-edges.ts'
import type { TrainingData } from './training-data.ts'
import type { TrainingRun } from './training-run.ts'

/** The chart of the users with most followers. */
const FOLLOWED_CHART = 'followed'

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
 * @param viewers places of the users who get neighbors and two-hop ties; omitted: all
 */
export async function derive(
  run: TrainingRun,
  data: TrainingData,
  clockMs: number,
  viewers?: Int32Array,
): Promise<Derived> {
  const failed = new AbortController()
  const signal = AbortSignal.any([run.signal, failed.signal])
  // Every job adds several listeners.
  setMaxListeners(0, signal)
  const stoppable = { ...run, signal }
  const input = derivationInput(data, run.settings, clockMs, viewers)
  const { itemIds, tagIds } = data.catalog
  const { userIds } = data.interactions
  const betweenItems = (edges: TopEdges) => ({ edges, headIds: itemIds, targetIds: itemIds })
  const betweenUsers = (edges: TopEdges) => ({ edges, headIds: userIds, targetIds: userIds })
  // Most edges first: they take longest to write.
  const jobs = [
    deriveEdges(stoppable, 'similar-items', itemSimilarities, input, ({ edges, people }) => ({
      ...betweenItems(edges),
      support: people,
    })),
    learnFactors(stoppable, data, input),
    deriveEdges(stoppable, 'charts', charts, input, ({ edges, chartIds }) => {
      return { edges, headIds: chartIds, targetIds: itemIds }
    }),
    deriveEdges(stoppable, 'top-items-per-tag', tagTops, input, ({ edges }) => {
      return { edges, headIds: tagIds, targetIds: itemIds }
    }),
    deriveEdges(stoppable, 'bought-together', boughtTogether, input, ({ edges, orders }) => ({
      ...betweenItems(edges),
      support: orders,
    })),
    deriveEdges(stoppable, 'neighborhoods', userNeighborhoods, input, betweenUsers),
    deriveEdges(stoppable, 'two-hop-ties', twoHopTies, input, (ties) => ({
      ...betweenUsers(ties),
      paths: ties.paths,
      via: ties.via,
    })),
    deriveEdges(stoppable, 'top-followed', topFollowed, input, betweenUsers),
    deriveEdges(stoppable, 'most-followed', mostFollowed, input, (edges) => {
      return { edges, headIds: [FOLLOWED_CHART], targetIds: userIds }
    }),
  ] as const
  for (const job of jobs) job.catch((error: unknown) => failed.abort(error))
  await Promise.allSettled(jobs)
  failed.signal.throwIfAborted()
  const [similar, factors, charted, tagged, bought, near, twoHop, followed, most] = await Promise.all(jobs)
  return {
    edges: [similar.edges, charted.edges, tagged.edges, bought.edges, near, twoHop, followed, most].reduce(
      (sum, edges) => sum + edgeCount(edges),
      0,
    ),
    factors,
    activity: charted.scale,
    degrees: { items: charted.degrees, popularity: charted.popularity, tags: tagged.degrees },
  }
}

/** Computes edges in a worker thread and passes them to `run.take`. Returns what the worker has computed. */
function deriveEdges<Result>(
  { jobs, pool, signal, take, onProgress }: TrainingRun,
  kind: DerivedEdges['kind'],
  computation: (input: DerivationInput) => Result,
  input: DerivationInput,
  edgesOf: (result: Result) => Omit<DerivedEdges, 'kind'>,
): Promise<Result> {
  return jobs.time(
    kind,
    async () => {
      const result = await pool.run(computation, input, signal)
      const onTaken = (done: number, total: number) => onProgress({ job: kind, done, total })
      await take({ kind, ...edgesOf(result) }, { signal, onTaken })
      return result
    },
    (result) => edgeCount(edgesOf(result).edges),
  )
}
