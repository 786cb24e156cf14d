import {
  addCharts,
  writeCharts,
  writeNeighbors,
  writeSimilarItems,
  writeTagTops,
  writeTwoHopTies,
} from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { batchRows } from '../batch-rows.ts'
import type { TakeEdges } from '../derived-edges.ts'
import { edgeBatches, edgeCount } from './edge-batches.ts'

const WRITERS = {
  neighbors: writeNeighbors,
  'similar-items': writeSimilarItems,
  'tag-tops': writeTagTops,
  charts: writeCharts,
  'two-hop-ties': writeTwoHopTies,
} as const

/** Writes derived edges as those of one version, in batches, best first of each head. */
export function writeEdges(graph: GraphStore, version: string): TakeEdges {
  return async ({ kind, edges, headIds, targetIds }, { signal, onTaken }) => {
    const total = edgeCount(edges)
    let done = 0
    if (kind === 'charts') await graph.run(addCharts, { ids: headIds })
    for (const rows of edgeBatches(edges, headIds, targetIds, batchRows(graph))) {
      signal.throwIfAborted()
      await graph.run(WRITERS[kind], { version, rows })
      done += rows.reduce((sum, row) => sum + row.targetIds.length, 0)
      onTaken(done, total)
    }
    return total
  }
}
