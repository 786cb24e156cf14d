import { popular as query } from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import type { CandidateSource } from './candidate-source.ts'
import { chartSource } from './chart-source.ts'

/** What most people engage with. */
export function popular(graph: GraphStore): CandidateSource {
  return chartSource('popular', (params, options) => graph.run(query, params, options))
}
