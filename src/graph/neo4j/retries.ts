import { setTimeout } from 'node:timers/promises'
import type { RawRows } from '../decode-rows.ts'
import { GraphError } from '../graph-error.ts'
import { ConnectionLost } from './neo4j-errors.ts'

/** Gives the pool time to notice which of its other connections died at the same moment. */
const NOTICE_MS = 30

const MAX_READS = 4

/** Retries once: a pooled connection may have died unnoticed, or a cluster may have a new leader. */
export async function retryIfConnectionLost<T>(
  attempt: () => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    if (!(error instanceof ConnectionLost) || signal?.aborted) throw error
    await setTimeout(NOTICE_MS)
    return attempt()
  }
}

/**
 * Rows of a read, decoded. Neo4j does not isolate reads: a relationship that is deleted after a statement has found it, and
 * before the statement reads its properties, returns null. A repeated read no longer finds it.
 *
 * @throws GraphError `contract` if the rows violate the header each time
 */
export async function retryTornRead<Row>(
  read: () => Promise<RawRows>,
  decode: (rows: RawRows) => readonly Row[],
): Promise<readonly Row[]> {
  for (let reads = 1; ; reads++) {
    const rows = await read()
    try {
      return decode(rows)
    } catch (error) {
      const mayBeTorn = error instanceof GraphError && error.kind === 'contract'
      if (!mayBeTorn || reads === MAX_READS) throw error
    }
  }
}
