import { popular as query } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import type { CandidateSource } from './candidate-source.ts'
import { chartCandidates, chartParams } from './chart-request.ts'

/** What most people engage with. */
export function popular(graph: GraphStore): CandidateSource {
  return {
    name: 'popular',
    async fetch(request, signal) {
      if (request.modelVersion === null) return []
      const rows = await graph.run(query, chartParams('popular', request, request.modelVersion), { signal })
      return chartCandidates('popular', rows)
    },
  }
}
