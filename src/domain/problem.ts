/** Codes of expected failures, as clients see them in `problems`. */
export type ProblemCode = 'INVALID' | 'NOT_FOUND' | 'CONFLICT' | 'TOO_LARGE' | 'RATE_LIMITED' | 'UNAVAILABLE'

/** An expected failure of one part of a request, as data. The message never contains a personal value. */
export interface Problem {
  readonly code: ProblemCode
  readonly message: string
  /** Where in the arguments, from outside in; empty for the whole. */
  readonly path: readonly string[]
  /** True if the same request can succeed later. */
  readonly isRetryable: boolean
  /** When to retry; only for `RATE_LIMITED`. */
  readonly retryAfterMs?: number
}

/** A missing or invalid value. */
export function invalid(path: readonly string[], message: string): Problem {
  return { code: 'INVALID', message, path, isRetryable: false }
}
