import { trending as query } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { type CandidateSource, NO_PROPOSALS } from './candidate-source.ts'
import { chartCandidates, chartParams } from './chart-request.ts'

/** What more people engage with now than before. */
export function trending(graph: GraphStore): CandidateSource {
  return {
    name: 'trending',
    async fetch(request, signal) {
      if (request.modelVersion === null) return NO_PROPOSALS
      const rows = await graph.run(query, chartParams('trending', request, request.modelVersion), { signal })
      return { candidates: chartCandidates('trending', rows) }
    },
  }
}
