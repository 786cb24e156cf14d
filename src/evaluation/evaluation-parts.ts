import type { Policy } from '../domain/policy.ts'
import type { Recommend } from '../domain/recommendation.ts'
import type { SourceName } from '../domain/source-name.ts'
import type { GraphStore } from '../graph/graph-store.ts'

/** How a recommender differs from the one that serves. */
export interface Recipe {
  readonly policy: Policy
  /** The sources that take part; null: all of them. */
  readonly sources: readonly SourceName[] | null
}

/** The parts of the server that an evaluation works through. */
export interface EvaluationParts {
  /** The policy that serves. */
  readonly policy: Policy
  /** A new embedded graph in a folder. */
  openGraph(folder: string): Promise<GraphStore>
  /** The recommender that serves, over a graph. It keeps no list, so that every question starts a new one. */
  recommenderOver(graph: GraphStore, recipe: Recipe): Recommend
}
