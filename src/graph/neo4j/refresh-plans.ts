import { type Connections, closeQuietly } from './connections.ts'
import { withDeadline } from './with-deadline.ts'

/** Indexes of a graph of any size are sampled in a few seconds. */
const SAMPLING_SECONDS = 30

/** The server gives up first. */
const DEADLINE_MS = 40_000

/**
 * Has the server sample its indexes and forget the plans made before. A server that does not, because the account may
 * not or it is away, does the same by itself before long: nothing is thrown.
 */
export async function refreshPlans(connections: Connections): Promise<void> {
  const driver = connections.driver
  const session = connections.session('read')
  try {
    await withDeadline(session.run(`CALL db.prepareForReplanning(${SAMPLING_SECONDS})`), {
      where: 'refresh-plans',
      deadlineMs: DEADLINE_MS,
      onHung: () => connections.replace(driver),
    })
  } catch {
    // Queries answer the same by an old plan, only slower.
  } finally {
    void closeQuietly(session)
  }
}
