import { type Candidate, NO_EVIDENCE } from '../domain/candidate.ts'
import type { SourceName } from '../domain/source-name.ts'
import type { CandidateRequest } from './candidate-source.ts'
import { type FilterParams, filterParams } from './item-filter.ts'

type ChartName = Extract<SourceName, 'popular' | 'trending' | 'fresh'>

export interface ChartParams extends FilterParams {
  readonly chartIds: readonly string[]
  readonly version: string
  readonly depth: number
  readonly candidateLimit: number
}

/** Parameters of a chart query: the charts of the wanted kinds, deeper where a filter thins them. */
export function chartParams(name: ChartName, request: CandidateRequest, version: string): ChartParams {
  const { filter, policy } = request
  const shared = filterParams(request)
  return {
    ...shared,
    chartIds: filter.kinds.length === 0 ? [name] : filter.kinds.map((kind) => `${name}:${kind}`),
    version,
    depth: shared.isUnfiltered ? policy.chartDepth : policy.fullDepth,
    candidateLimit: policy.sources[name].candidateLimit,
  }
}

/** Chart rows as candidates; being in the chart is all the evidence there is. */
export function chartCandidates(
  source: ChartName,
  rows: readonly { readonly itemId: string; readonly score: number }[],
): readonly Candidate[] {
  return rows.map((row) => ({ itemId: row.itemId, source, raw: row.score, evidence: () => NO_EVIDENCE }))
}
