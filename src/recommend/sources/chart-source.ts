import { LRUCache } from 'lru-cache'
import { NO_EVIDENCE } from '../../domain/candidate.ts'
import type { SourceName } from '../../domain/source-name.ts'
import type { RunOptions } from '../../graph/graph-store.ts'
import { type CandidateSource, NO_PROPOSALS, type SourceQuery } from './candidate-source.ts'
import { hasCondition } from './item-filter.ts'
import { rankingOf, type ScoredItem } from './ranking.ts'

type ChartName = Extract<SourceName, 'popular' | 'trending' | 'fresh'>

export interface ChartParams {
  readonly chartIds: readonly string[]
  readonly version: string
  readonly depth: number
}

export type ReadCharts = (params: ChartParams, options: RunOptions) => Promise<readonly ScoredItem[]>

/** Charts are the same for everybody: they may be older by this. */
const KEPT_MS = 1_000

/** Different questions whose answers are kept. */
const MOST_KEPT = 100

/**
 * What a chart says; where a filter asks for something, all of the chart and of those of the wanted kinds as well. Being in
 * the chart is all the evidence there is.
 */
export function chartSource(name: ChartName, read: ReadCharts): CandidateSource {
  const kept = new LRUCache<string, readonly ScoredItem[]>({ max: MOST_KEPT, ttl: KEPT_MS })
  const readOrKept: ReadCharts = async (params, options) => {
    const key = JSON.stringify(params)
    const known = kept.get(key)
    if (known) return known
    const chart = await read(params, options)
    kept.set(key, chart)
    return chart
  }
  return {
    name,
    fetch: (request, options) => proposals(name, request, (params) => readOrKept(params, options)),
  }
}

async function proposals(
  name: ChartName,
  { filter, policy, viewer, modelVersion: version }: SourceQuery,
  read: (params: ChartParams) => Promise<readonly ScoredItem[]>,
) {
  if (version === null) return NO_PROPOSALS
  const kindCharts = filter.kinds.map((kind) => `${name}:${kind}`)
  const [chart, further] = await Promise.all([
    read({ chartIds: [name], version, depth: policy.chartDepth }),
    hasCondition(filter) ? read({ chartIds: [name, ...kindCharts], version, depth: policy.fullDepth }) : null,
  ])
  return {
    ranking: rankingOf(chart, viewer.seenItemIds),
    ...(further && { further: rankingOf(further, viewer.seenItemIds) }),
    evidenceOf: () => NO_EVIDENCE,
  }
}
