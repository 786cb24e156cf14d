import { fresh as query } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { type CandidateSource, NO_PROPOSALS } from './candidate-source.ts'
import { chartCandidates, chartParams } from './chart-request.ts'

/** What is new: the way in for items that nobody has touched yet. */
export function fresh(graph: GraphStore): CandidateSource {
  return {
    name: 'fresh',
    async fetch(request, signal) {
      if (request.modelVersion === null) return NO_PROPOSALS
      const rows = await graph.run(query, chartParams('fresh', request, request.modelVersion), { signal })
      return { candidates: chartCandidates('fresh', rows) }
    },
  }
}
