import { popular as query } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import type { CandidateSource } from './candidate-source.ts'
import { chartProposals } from './chart-proposals.ts'

/** What most people engage with. */
export function popular(graph: GraphStore): CandidateSource {
  return {
    name: 'popular',
    fetch: (request, signal) =>
      chartProposals('popular', request, (params) => graph.run(query, params, { signal })),
  }
}
