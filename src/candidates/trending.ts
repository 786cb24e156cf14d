import { trending as query } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import type { CandidateSource } from './candidate-source.ts'
import { chartProposals } from './chart-proposals.ts'

/** What more people engage with now than before. */
export function trending(graph: GraphStore): CandidateSource {
  return {
    name: 'trending',
    fetch: (request, signal) =>
      chartProposals('trending', request, (params) => graph.run(query, params, { signal })),
  }
}
