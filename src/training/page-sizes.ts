import type { GraphStore } from '../graph/graph-store.ts'

/**
 * Small enough not to block the event loop or other writers for long. The embedded engine copies parameters on the event
 * loop; for a server, small batches cost mostly round trips.
 */
const BATCH_ROWS = { embedded: 300, neo4j: 1_000 } as const

/** Maximum number of edges that a training writes or deletes in one statement, and of rows in a page that it reads. */
export function batchRows({ name }: Pick<GraphStore, 'name'>): number {
  return BATCH_ROWS[name]
}

/** Ids of a page: few enough that decoding them does not block the event loop. */
export const PAGE_IDS = 2_000
