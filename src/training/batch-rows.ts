import type { GraphStore } from '../graph/graph-store.ts'

/**
 * Small enough that neither the event loop nor another writer waits long. The embedded engine takes its parameters over on
 * the event loop; for a server a small batch is mostly the sending of it.
 */
const BATCH_ROWS = { embedded: 300, neo4j: 1_000 } as const

/** Most edges that one statement of a training writes or deletes, and rows that one page of it reads. */
export function batchRows({ name }: Pick<GraphStore, 'name'>): number {
  return BATCH_ROWS[name]
}
