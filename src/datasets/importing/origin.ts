import {
  clearCatalogChanges,
  clearCharts,
  clearConsentReceipts,
  clearItems,
  clearMetricPeriods,
  clearMetricRows,
  clearModelParts,
  clearModels,
  clearServedAs,
  clearSingletons,
  clearTags,
  clearUsers,
  graphOrigin,
  nodeCounts,
  setOrigin,
} from '../../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../../graph/graph-store.ts'

/** The source of the content of a graph, and whether filling is complete. */
export interface Origin {
  readonly kind: 'demo' | 'import'
  readonly state: 'filling' | 'complete'
  /** Seed of the demo world. */
  readonly seed?: number
  /** End of the demo world, epoch milliseconds. */
  readonly endsAt?: number
  /** Name of the last imported data set. */
  readonly name?: string
}

/** Null if no origin is stored. */
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
  /** Called with the number of deleted nodes. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void
}

/** Nodes per transaction. All relationships of a node are deleted with it. */
const NODES_AT_ONCE = 200

/** Users first, because that removes most relationships of items and tags. */
const CLEARINGS = [
  clearUsers,
  clearItems,
  clearTags,
  clearCharts,
  clearModelParts,
  clearModels,
  clearCatalogChanges,
  clearConsentReceipts,
  clearMetricRows,
  clearMetricPeriods,
  clearServedAs,
  clearSingletons,
] as const

/**
 * Deletes all nodes in batches, the origin last. Constraints stay.
 *
 * @throws GraphError `cancelled` if the signal aborts; call again to delete the rest.
 */
export async function clearGraph(graph: GraphStore, options: ClearOptions = {}): Promise<void> {
  const counts = await graph.run(nodeCounts, {})
  // Visitors are among the users.
  const total = counts.reduce((sum, row) => sum + (row.label === 'Visitor' ? 0 : row.total), 0)
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
