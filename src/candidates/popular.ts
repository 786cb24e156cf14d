import { popular as query } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { type CandidateSource, NO_PROPOSALS } from './candidate-source.ts'
import { chartCandidates, chartParams } from './chart-request.ts'

/** What most people engage with. */
export function popular(graph: GraphStore): CandidateSource {
  return {
    name: 'popular',
    async fetch(request, signal) {
      if (request.modelVersion === null) return NO_PROPOSALS
      const rows = await graph.run(query, chartParams('popular', request, request.modelVersion), { signal })
      return { candidates: chartCandidates('popular', rows) }
    },
  }
}
