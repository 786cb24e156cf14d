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
import { chunks } from '../chunks.ts'
import { BATCH_ROWS } from './edge-batches.ts'

/** Parts of models deleted in one statement. */
const PARTS_AT_ONCE = 20

/** Heads looked at in one statement: as many as hold about a batch of old edges. Most tags have few items. */
const HEADS_OF = { users: 6, items: 6, tags: 100, charts: 1 } as const

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
    { query: dropNeighbors, ids: heads.userIds, size: HEADS_OF.users },
    { query: dropTwoHopTies, ids: heads.userIds, size: HEADS_OF.users },
    { query: dropSimilarItems, ids: heads.itemIds, size: HEADS_OF.items },
    { query: dropTagTops, ids: heads.tagIds, size: HEADS_OF.tags },
    { query: dropCharts, ids: charts, size: HEADS_OF.charts },
  ]
  const total = sweeps.reduce((sum, sweep) => sum + sweep.ids.length, 0)
  let done = 0
  let deleted = 0
  for (const { query, ids, size } of sweeps) {
    for (const headIds of chunks(ids, size)) {
      for (let batch = BATCH_ROWS; batch === BATCH_ROWS; ) {
        run.signal.throwIfAborted()
        const [result] = await graph.run(query, { headIds, keptVersion, limit: BATCH_ROWS })
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
