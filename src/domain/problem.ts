/** Kinds of expected outcomes that are not success, as clients see them in `problems`. */
export type ProblemCode = 'INVALID' | 'NOT_FOUND' | 'CONFLICT' | 'TOO_LARGE' | 'RATE_LIMITED' | 'UNAVAILABLE'

/** What is wrong with one thing of a request, as data. The message never holds a personal value. */
export interface Problem {
  readonly code: ProblemCode
  readonly message: string
  /** Where in the arguments, from outside in; empty for the whole. */
  readonly path: readonly string[]
  /** True if the same request can succeed later. */
  readonly isRetryable: boolean
  /** When to try again; only set where too much was asked. */
  readonly retryAfterMs?: number
}

/** A value that is missing or not what was asked for. */
export function invalid(path: readonly string[], message: string): Problem {
  return { code: 'INVALID', message, path, isRetryable: false }
}
