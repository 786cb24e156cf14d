import {
  clearCharts,
  clearItems,
  clearModelParts,
  clearModels,
  clearSingletons,
  clearTags,
  clearUsers,
  graphOrigin,
  nodeCounts,
  setOrigin,
} from '../../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../../graph/graph-store.ts'

/** Where a graph's content comes from, and whether all of it has arrived. */
export interface Origin {
  readonly kind: 'demo' | 'import'
  readonly state: 'filling' | 'complete'
  /** Of the demo world. */
  readonly seed?: number
  /** Of the demo world: the instant at which it ends, epoch milliseconds. */
  readonly endsAt?: number
  /** Of the data set imported last. */
  readonly name?: string
}

/** Null where nobody has said. */
export async function readOrigin(graph: GraphRunner): Promise<Origin | null> {
  const [row] = await graph.run(graphOrigin, {})
  if (!row) return null
  return {
    kind: row.kind === 'demo' ? 'demo' : 'import',
    state: row.state === 'complete' ? 'complete' : 'filling',
    ...(row.seed !== null && { seed: row.seed }),
    ...(row.endsAt !== null && { endsAt: row.endsAt }),
    ...(row.name !== null && { name: row.name }),
  }
}

export async function writeOrigin(graph: GraphRunner, origin: Origin): Promise<void> {
  const { kind, state, seed = null, endsAt = null, name = null } = origin
  await graph.run(setOrigin, { kind, state, seed, endsAt, name })
}

export interface ClearOptions extends RunOptions {
  /** Nodes deleted so far, of all there were. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void
}

/** Nodes of one transaction: each takes all of its relationships along. */
const NODES_AT_ONCE = 200

/** Users first: with them go the relationships that make items and tags heavy. */
const CLEARINGS = [
  clearUsers,
  clearItems,
  clearTags,
  clearCharts,
  clearModelParts,
  clearModels,
  clearSingletons,
] as const

/**
 * Deletes everything, in batches; the constraints stay. What says where the content came from goes last.
 *
 * @throws GraphError `cancelled` if the signal aborts; call it again to delete the rest.
 */
export async function clearGraph(graph: GraphStore, options: ClearOptions = {}): Promise<void> {
  const counts = await graph.run(nodeCounts, {})
  const total = counts.reduce((sum, row) => sum + row.total, 0)
  let done = 0
  for (const clearing of CLEARINGS) {
    for (;;) {
      const [row] = await graph.run(clearing, { limit: NODES_AT_ONCE }, options)
      const count = row?.count ?? 0
      if (count === 0) break
      done += count
      options.onProgress?.({ done: Math.min(done, total), total })
    }
  }
}
