import { LRUCache } from 'lru-cache'
import type { SourceName } from '../../domain/source-name.ts'
import { trendChartId } from '../../domain/user-group.ts'
import { chart as chartQuery } from '../../graph/__generated__/queries.ts'
import type { RunOptions } from '../../graph/graph-store.ts'
import { type Candidate, NO_EVIDENCE } from '../candidate.ts'
import { type CandidateSource, NO_PROPOSALS, rankingOf } from './candidate-source.ts'
import { derivedRead } from './derived-read.ts'

type ChartName = Extract<SourceName, 'popular' | 'trending' | 'fresh'>

export interface ChartParams {
  readonly chartId: string
  readonly version: string
  readonly depth: number
}

export type ReadChart = (params: ChartParams, options: RunOptions) => Promise<readonly Candidate[]>

/** How long a chart is cached: charts are the same for all viewers. */
const TTL_MS = 1_000

/** Most cached charts. */
const MOST_CHARTS = 100

export const CHARTS = derivedRead(chartQuery, 'charts', ({ chartId, depth }, edgesOf) =>
  edgesOf(chartId, depth).map(({ id, score }) => ({ itemId: id, score })),
)

/**
 * The items of a chart. It has no evidence.
 *
 * @param written identifies the newest write of charts; omitted: it is not known
 */
export function chartSource(
  name: ChartName,
  read: ReadChart,
  written: () => number | undefined = () => undefined,
): CandidateSource {
  const cache = new LRUCache<string, readonly Candidate[]>({ max: MOST_CHARTS, ttl: TTL_MS })
  const readCached: ReadChart = async (params, options) => {
    const key = JSON.stringify([params, written()])
    const cached = cache.get(key)
    if (cached) return cached
    const chart = await read(params, options)
    cache.set(key, chart)
    return chart
  }
  return {
    name,
    async fetch({ policy, modelVersion: version, trendingIn }, options) {
      if (version === null) return NO_PROPOSALS
      const chartId = trendingIn && name === 'trending' ? trendChartId(trendingIn) : name
      const items = await readCached({ chartId, version, depth: policy.chartDepth }, options)
      return { ranking: rankingOf(items), evidenceOf: () => NO_EVIDENCE }
    },
  }
}
