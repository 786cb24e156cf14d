import { inBatches } from '../../domain/grouping.ts'
import {
  chartIds,
  dropCharts,
  dropModelParts,
  dropNeighbors,
  dropSimilarItems,
  dropTagTops,
  dropTwoHopTies,
} from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { batchRows } from '../batch-rows.ts'

/** Parts of models deleted in one statement. */
const PARTS_AT_ONCE = 20

/** About how many old edges a head has: as many heads as hold a batch are looked at in one statement. Most tags have few. */
const EDGES_OF = { users: 50, items: 50, tags: 3, charts: 300 } as const

export interface Heads {
  readonly userIds: readonly string[]
  readonly itemIds: readonly string[]
  readonly tagIds: readonly string[]
}

/**
 * Deletes, in batches, every derived edge and every part of a model of a version other than the kept one; rejects
 * between two batches once the signal aborts. Returns how many edges were deleted.
 */
export async function dropOtherVersions(
  graph: GraphStore,
  heads: Heads,
  keptVersion: string,
  run: { readonly signal: AbortSignal; readonly onHead: (done: number, total: number) => void },
): Promise<number> {
  const charts = (await graph.run(chartIds, {})).map((chart) => chart.id)
  const sweeps = [
    { query: dropNeighbors, ids: heads.userIds, edges: EDGES_OF.users },
    { query: dropTwoHopTies, ids: heads.userIds, edges: EDGES_OF.users },
    { query: dropSimilarItems, ids: heads.itemIds, edges: EDGES_OF.items },
    { query: dropTagTops, ids: heads.tagIds, edges: EDGES_OF.tags },
    { query: dropCharts, ids: charts, edges: EDGES_OF.charts },
  ]
  const total = sweeps.reduce((sum, sweep) => sum + sweep.ids.length, 0)
  const limit = batchRows(graph)
  let done = 0
  let deleted = 0
  for (const { query, ids, edges } of sweeps) {
    for (const headIds of inBatches(ids, Math.floor(limit / edges))) {
      for (let batch = limit; batch === limit; ) {
        run.signal.throwIfAborted()
        const [result] = await graph.run(query, { headIds, keptVersion, limit })
        batch = result?.deleted ?? 0
        deleted += batch
      }
      done += headIds.length
      run.onHead(done, total)
    }
  }
  await dropParts(graph, keptVersion, run.signal)
  return deleted
}

/** Parts are large: a few at a time. */
async function dropParts(graph: GraphStore, keptVersion: string, signal: AbortSignal): Promise<void> {
  for (let batch = PARTS_AT_ONCE; batch === PARTS_AT_ONCE; ) {
    signal.throwIfAborted()
    const [result] = await graph.run(dropModelParts, { keptVersion, limit: PARTS_AT_ONCE })
    batch = result?.deleted ?? 0
  }
}
