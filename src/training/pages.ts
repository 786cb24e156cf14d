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

/** A row of a keyset page, ids ascending. */
interface Identified {
  readonly id: string
}

/** Ids of a page: few enough that decoding them does not block the event loop. */
export const PAGE_IDS = 2_000

/** All pages of a query that takes the last id of the page before. */
export async function* pages<Row extends Identified>(
  read: (afterId: string, limit: number) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let afterId = ''
  for (;;) {
    const page = await read(afterId, PAGE_IDS)
    const last = page.at(-1)
    if (!last) return
    yield page
    afterId = last.id
    if (page.length < PAGE_IDS) return
  }
}
