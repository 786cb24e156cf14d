import type { ErrorCode } from './errors.ts'

/** The error codes of problems. */
export type ProblemCode = Extract<
  ErrorCode,
  | 'BAD_USER_INPUT'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'LIMIT_EXCEEDED'
  | 'GRAPH_TOO_LARGE'
  | 'BUSY'
  | 'UNAVAILABLE'
>

/** An expected failure of one part of a request, as data. The message never contains a personal value. */
export interface Problem {
  readonly code: ProblemCode
  readonly message: string
  /** Where in the arguments, from outside in; empty for the whole. */
  readonly path: readonly string[]
  /** True if the same request can succeed later. */
  readonly isRetryable: boolean
  /** When to retry; only for `BUSY`. */
  readonly retryAfterMs?: number
}

/** A missing or invalid value. */
export function invalid(path: readonly string[], message: string): Problem {
  return { code: 'BAD_USER_INPUT', message, path, isRetryable: false }
}
