/**
 * Every error code that leaves the service: `code` of a problem, `extensions.code` of a GraphQL error, `code` of an HTTP
 * error body, and the exit of a command. The enum `ErrorCode` of the schema has the same values, with the places where
 * each can occur. A new code is an addition to the public API: document it there and in docs/errors.md.
 */
export const ERROR_CODES = [
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'CONFLICT',
  'LIMIT_EXCEEDED',
  'CURSOR_INVALID',
  'CURSOR_EXPIRED',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BUSY',
  'TIMEOUT',
  'UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_REQUEST',
  'UNKNOWN_PATH',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'MISDIRECTED_REQUEST',
  'GRAPH_TOO_LARGE',
  'GRAPH_IN_USE',
  'DATA_NOT_FOUND',
  'PORT_IN_USE',
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
