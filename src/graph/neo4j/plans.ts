import { type Connections, closeQuietly } from './connections.ts'
import type { SentQuery } from './sent-query.ts'
import { withDeadline } from './with-deadline.ts'

/** Sampling the indexes of a graph of any size takes a few seconds. */
const SAMPLING_SECONDS = 30
const SAMPLING_DEADLINE_MS = 40_000

/**
 * The text of a statement to send. Once the graph has changed, Neo4j would plan a statement again on its next use, and the
 * request that sends it would wait up to a second. A steady statement runs by the plan that the server has.
 */
export function textByKeptPlan({ text, keepsPlan }: SentQuery): string {
  return keepsPlan ? `CYPHER replan=skip ${text}` : text
}

/**
 * Makes the server sample its indexes and drop the plans made before. Failure is harmless and not reported: the server does
 * the same by itself after a while.
 */
export async function refreshPlans(connections: Connections): Promise<void> {
  const driver = connections.driver
  const session = connections.session('read')
  try {
    await withDeadline(session.run(`CALL db.prepareForReplanning(${SAMPLING_SECONDS})`), {
      where: 'refresh-plans',
      deadlineMs: SAMPLING_DEADLINE_MS,
      onHung: () => connections.replace(driver),
    })
  } catch {
    // The old plans give the same rows, only slower.
  } finally {
    void closeQuietly(session)
  }
}
