import { fresh as query } from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import type { CandidateSource } from './candidate-source.ts'
import { chartSource } from './chart-source.ts'

/** What is new: the way in for items that nobody has touched yet. */
export function fresh(graph: GraphStore): CandidateSource {
  return chartSource('fresh', (params, options) => graph.run(query, params, options))
}
