import type { GraphState } from '../domain/viewer.ts'
import { readGraphState } from '../graph/graph-state.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'

/** The version that reads of a store that may lag are known to find whole. */
const whole = new WeakMap<GraphStore, string | null>()

/**
 * The state of the graph for one list. A version that another member of a cluster may not have whole yet is served only
 * once reads that may lag include it: what is cached of a version is never read again.
 */
export async function servingState(graph: GraphStore, options: RunOptions): Promise<GraphState> {
  const state = await readGraphState(graph, options)
  if (!options.mayLag || state.modelVersion === whole.get(graph)) return state
  const confirmed = await readGraphState(graph, { ...options, mayLag: false })
  await graph.server?.limitLag()
  whole.set(graph, confirmed.modelVersion)
  return confirmed
}
