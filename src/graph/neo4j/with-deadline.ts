import { GraphError } from '../graph-error.ts'

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
export function withDeadline<T>(task: PromiseLike<T>, limit: Limit): Promise<T> {
  return new Promise((resolve, reject) => {
    const { signal } = limit
    const onAbort = () => reject(new GraphError('cancelled', `${limit.where}: the caller gave up`))
    const timer = setTimeout(() => {
      limit.onHung()
      reject(new GraphError('timeout', `${limit.where}: Neo4j did not answer in ${limit.deadlineMs} ms`))
    }, limit.deadlineMs)
    const settle = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
    }
    if (signal?.aborted) onAbort()
    signal?.addEventListener('abort', onAbort, { once: true })
    Promise.resolve(task).then(resolve, reject).finally(settle)
  })
}
