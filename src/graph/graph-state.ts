import type { GraphState } from '../domain/viewer.ts'
import { graphState, nodeCounts } from './__generated__/queries.ts'
import type { GraphRunner, RunOptions } from './graph-store.ts'

/** The serving version, the newest event and the revision of the catalog: read once per request, and passed to every query. */
export async function readGraphState(graph: GraphRunner, options: RunOptions = {}): Promise<GraphState> {
  const rows = await graph.run(graphState, {}, options)
  return {
    modelVersion: rows.find((row) => row.id === 'serving')?.version ?? null,
    newestEventAtMs: rows.find((row) => row.id === 'clock')?.newestEventAt ?? null,
    catalogRevision: rows.find((row) => row.id === 'catalog')?.revision ?? null,
  }
}

/** The instant from which ages count: the newest event if it is in the past, so that an old data set does not fade to zero. */
export function clockOf(state: GraphState, nowMs: number): number {
  return state.newestEventAtMs === null ? nowMs : Math.min(nowMs, state.newestEventAtMs)
}

/** True if the graph has no users and no items. */
export async function isEmpty(graph: GraphRunner): Promise<boolean> {
  const rows = await graph.run(nodeCounts, {})
  return !rows.some((row) => (row.label === 'User' || row.label === 'Item') && row.total > 0)
}
