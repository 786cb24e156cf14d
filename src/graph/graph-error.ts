import { AttuneError } from '../domain/errors.ts'

export type GraphErrorKind =
  /** A unique key is taken. */
  | 'conflict'
  /** Write conflicts or locks persisted after all retries. */
  | 'busy'
  | 'timeout'
  | 'cancelled'
  /** The engine's memory limit stopped the query. */
  | 'too-much-memory'
  /** The engine failed to execute the query. */
  | 'failed'
  /** The store cannot be reached. */
  | 'unavailable'
  /** Another process holds the embedded graph. */
  | 'in-use'
  /** The embedded graph exceeds its configured size. */
  | 'too-large'
  /** The file of the embedded graph is damaged. */
  | 'damaged'
  /** Wrong credentials or unknown database: the process must not start. */
  | 'refused'
  /** A query violates its header, or a parameter is malformed: a bug of ours. */
  | 'contract'

/** What a `GraphStore` rejects with. The message names the query and never holds a parameter or raw engine text. */
export class GraphError extends Error {
  readonly kind: GraphErrorKind
  /** What to do about it, if that differs from other errors of its kind. */
  readonly hint: string | undefined

  constructor(kind: GraphErrorKind, message: string, options: { cause?: unknown; hint?: string } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'GraphError'
    this.kind = kind
    this.hint = options.hint
  }
}

/** True if the store failed or holds a model that cannot be read: callers may go on without it. Other errors are bugs. */
export function isOutage(error: unknown): boolean {
  if (error instanceof GraphError) return error.kind !== 'contract'
  return error instanceof AttuneError && error.code === 'UNAVAILABLE'
}

/** For `catch` where the work is repeated after an outage. @throws every other error */
export function ignoreOutage(error: unknown): void {
  if (!isOutage(error)) throw error
}
