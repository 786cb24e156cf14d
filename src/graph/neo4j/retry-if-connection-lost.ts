import { setTimeout } from 'node:timers/promises'
import { ConnectionLost } from './neo4j-errors.ts'

/** Long enough for the pool to notice which of its other connections died at the same moment. */
const NOTICE_MS = 30

/** A pooled connection may have died unnoticed, and a cluster may have a new leader: one more try finds out. */
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
