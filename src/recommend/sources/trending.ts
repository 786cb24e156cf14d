import { trending as query } from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import type { CandidateSource } from './candidate-source.ts'
import { chartSource } from './chart-source.ts'

/** What more people engage with now than before. */
export function trending(graph: GraphStore): CandidateSource {
  return chartSource('trending', (params, options) => graph.run(query, params, options))
}
