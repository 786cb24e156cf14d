import {
  addCharts,
  writeCharts,
  writeNeighbors,
  writeSimilarItems,
  writeTagTops,
  writeTwoHopTies,
} from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import type { TopEdges } from '../compute/top-k.ts'
import { edgeBatches, edgeCount } from './edge-batches.ts'

const WRITERS = {
  neighbors: writeNeighbors,
  'similar-items': writeSimilarItems,
  'tag-tops': writeTagTops,
  charts: writeCharts,
  'two-hop-ties': writeTwoHopTies,
} as const

/** The kinds of derived edges. */
export type EdgeKind = keyof typeof WRITERS

/**
 * Writes the edges of one version in batches, best first of each head; rejects between two batches once the
 * signal aborts. Returns how many there are.
 */
export async function writeEdges(
  graph: GraphStore,
  kind: EdgeKind,
  edges: TopEdges,
  ids: { readonly headIds: readonly string[]; readonly targetIds: readonly string[] },
  run: {
    readonly version: string
    readonly signal: AbortSignal
    readonly onWritten: (done: number, total: number) => void
  },
): Promise<number> {
  const total = edgeCount(edges)
  let done = 0
  if (kind === 'charts') await graph.run(addCharts, { ids: ids.headIds })
  for (const rows of edgeBatches(edges, ids.headIds, ids.targetIds)) {
    run.signal.throwIfAborted()
    await graph.run(WRITERS[kind], { version: run.version, rows })
    done += rows.reduce((sum, row) => sum + row.targetIds.length, 0)
    run.onWritten(done, total)
  }
  return total
}
