import type { Policy } from '../domain/policy.ts'
import type { GraphStore } from '../graph/graph-store.ts'

/** What of the server an evaluation works with. */
export interface EvaluationParts {
  /** The policy that serves. */
  readonly policy: Policy
  /** A new embedded graph in a folder. */
  openGraph(folder: string): Promise<GraphStore>
}
