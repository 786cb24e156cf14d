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

/** Rows of a keyset page: one id each, ascending. */
interface Identified {
  readonly id: string
}

/** Ids one page reads: few enough that decoding them does not hold the event loop. */
export const PAGE_IDS = 2_000

/** Every page of a query that takes the id after which to go on. */
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
