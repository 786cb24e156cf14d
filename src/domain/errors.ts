/**
 * Stable codes of expected failures, as clients see them in `extensions.code`.
 * A new code is an addition to the public API: document it in docs/errors.md.
 */
export const ERROR_CODES = [
  'BAD_USER_INPUT',
  'CURSOR_INVALID',
  'CURSOR_EXPIRED',
  'NOT_FOUND',
  'FORBIDDEN',
  'BUSY',
  'TIMEOUT',
  'UNAVAILABLE',
  'GRAPH_IN_USE',
  'GRAPH_TOO_LARGE',
  'CONFLICT',
  'CONFIG_INVALID',
  'IMPORT_REFUSED',
  'TRAINING_IN_PROGRESS',
  'TRAINING_REFUSED',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/**
 * An expected failure that a user can act on. The message says what was expected and never contains a personal value;
 * `hint` says what to do next. Every other thrown error is a bug.
 */
export class AttuneError extends Error {
  readonly code: ErrorCode
  readonly hint: string | undefined

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'AttuneError'
    this.code = code
    this.hint = options.hint
  }
}
