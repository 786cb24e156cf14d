import { AttuneError } from '../domain/errors.ts'

export type GraphErrorKind =
  /** A unique key is taken. */
  | 'conflict'
  /** Retries on write conflicts or locks ran out. */
  | 'busy'
  | 'timeout'
  | 'cancelled'
  /** The engine's memory limit stopped the query. */
  | 'too-much-memory'
  /** The engine answered that it could not execute the query, for a reason of its own. */
  | 'failed'
  /** The store cannot be reached. */
  | 'unavailable'
  /** Another process holds the embedded graph. */
  | 'in-use'
  /** The embedded graph is past its configured size. */
  | 'too-large'
  /** The embedded graph's file is not what was written. */
  | 'damaged'
  /** Wrong credentials or unknown database: the process must not start. */
  | 'refused'
  /** A query and its header disagree, or a parameter is malformed: a bug of ours. */
  | 'contract'

/** What a `GraphStore` rejects with. The message names the query and never holds a parameter or raw engine text. */
export class GraphError extends Error {
  readonly kind: GraphErrorKind
  /** What to do about it, where that is another thing than for others of its kind. */
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
