import { startDeadline } from '../deadline.ts'
import { GraphError } from '../graph-error.ts'
import { orCancelled } from '../semaphore.ts'

export interface Limit {
  /** Names the query in the error. */
  readonly where: string
  readonly deadlineMs: number
  readonly signal?: AbortSignal | undefined
  /** Called if the deadline passes: the server is hung, because its own deadline is shorter. */
  readonly onHung: () => void
}

/**
 * Settles as the task does, or rejects as soon as the signal aborts or the deadline passes. The task itself goes on; the
 * caller closes its session to end it.
 *
 * @throws GraphError `cancelled` or `timeout`
 */
export async function withDeadline<T>(task: PromiseLike<T>, limit: Limit): Promise<T> {
  const deadline = startDeadline(limit.deadlineMs, limit.signal)
  try {
    return await orCancelled(Promise.resolve(task), deadline.signal)
  } catch (error) {
    if (!deadline.isOver) throw error
    limit.onHung()
    throw new GraphError('timeout', `${limit.where}: Neo4j did not answer in ${limit.deadlineMs} ms`)
  } finally {
    deadline.end()
  }
}
