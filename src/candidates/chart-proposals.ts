import { NO_EVIDENCE } from '../domain/candidate.ts'
import type { SourceName } from '../domain/source-name.ts'
import { type CandidateRequest, NO_PROPOSALS, type SourceProposals } from './candidate-source.ts'
import { hasCondition } from './item-filter.ts'
import { rankingOf, type ScoredItem } from './ranking.ts'

type ChartName = Extract<SourceName, 'popular' | 'trending' | 'fresh'>

export interface ChartParams {
  readonly chartIds: readonly string[]
  readonly version: string
  readonly depth: number
}

type ReadCharts = (params: ChartParams) => Promise<readonly ScoredItem[]>

/**
 * What a chart says; where a filter asks for something, all of the chart and of those of the wanted kinds as well. Being in
 * the chart is all the evidence there is.
 */
export async function chartProposals(
  name: ChartName,
  { filter, policy, viewer, modelVersion: version }: CandidateRequest,
  read: ReadCharts,
): Promise<SourceProposals> {
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
