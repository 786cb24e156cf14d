import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { AttuneError } from '../../domain/errors.ts'
import { GraphError, type GraphErrorKind } from '../../graph/graph-error.ts'

/** What a client may learn about a failure. */
interface ClientError {
  readonly code: string
  readonly message: string
  readonly hint?: string
}

/** Codes of GraphQL itself whose texts speak of the document, never of us. */
const DOCUMENT_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'INTROSPECTION_DISABLED',
  'MAX_RECURSIVE_SELECTIONS_EXCEEDED',
  'PERSISTED_QUERY_NOT_SUPPORTED',
])

const MASKED: ClientError = {
  code: 'INTERNAL_SERVER_ERROR',
  message: 'Something went wrong on our side.',
  hint: 'tell the operator the requestId: it leads to the log line',
}

const TRY_AGAIN = 'try again in a moment'

const BUSY: ClientError = { code: 'BUSY', message: 'The service has too much to do.', hint: TRY_AGAIN }

const TIMEOUT: ClientError = {
  code: 'TIMEOUT',
  message: 'The answer took too long.',
  hint: 'ask for less at once, or try again in a moment',
}

const UNAVAILABLE: ClientError = {
  code: 'UNAVAILABLE',
  message: 'The graph cannot be reached.',
  hint: TRY_AGAIN,
}

const TRANSIENT = new Set([BUSY, TIMEOUT, UNAVAILABLE].map(({ code }) => code))

const OF_GRAPH: Readonly<Record<GraphErrorKind, ClientError>> = {
  busy: BUSY,
  'too-much-memory': BUSY,
  timeout: TIMEOUT,
  cancelled: TIMEOUT,
  failed: UNAVAILABLE,
  unavailable: UNAVAILABLE,
  'in-use': UNAVAILABLE,
  'too-large': UNAVAILABLE,
  damaged: UNAVAILABLE,
  refused: UNAVAILABLE,
  conflict: MASKED,
  contract: MASKED,
}

/** True if the failure is a bug or an outage, which belongs into the log as an error. */
export function isUnexpected(error: unknown): boolean {
  return clientErrorOf(error).code === MASKED.code
}

/** True for `BUSY`, `TIMEOUT` and `UNAVAILABLE`: the same request can succeed later. */
export function isTransient(error: unknown): boolean {
  return TRANSIENT.has(clientErrorOf(error).code)
}

/**
 * The error a client sees: expected failures with their code and hint, everything else masked. Nothing that was
 * thrown by code we do not know leaves the service.
 *
 * @param formatted what GraphQL would answer @param hidesSchema true: no names of the schema that were not asked
 */
export function toFormattedError(
  formatted: GraphQLFormattedError,
  error: unknown,
  hidesSchema: boolean,
): GraphQLFormattedError {
  const { code, message, hint } = clientErrorOf(error)
  return {
    message: hidesSchema ? withoutSuggestions(message) : message,
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: hint === undefined ? { code } : { code, hint },
  }
}

function clientErrorOf(error: unknown): ClientError {
  const thrown = originOf(error)
  if (thrown instanceof AttuneError) {
    const { code, message, hint } = thrown
    return hint === undefined ? { code, message } : { code, message, hint }
  }
  if (thrown instanceof GraphError) return OF_GRAPH[thrown.kind]
  return thrown instanceof GraphQLError ? documentError(thrown, error) : MASKED
}

/** The code may stand on the outer error and the text on the inner one. */
function documentError(thrown: GraphQLError, outer: unknown): ClientError {
  const codes = [outer, thrown].map((error) => error instanceof GraphQLError && error.extensions.code)
  const code = codes.find((candidate) => typeof candidate === 'string')
  if (typeof code !== 'string' || !DOCUMENT_CODES.has(code)) return MASKED
  // Rules of limits open their texts like syntax errors, which they are not.
  const isRule = code === 'GRAPHQL_VALIDATION_FAILED'
  return { code, message: isRule ? thrown.message.replace(/^Syntax Error: /, '') : thrown.message }
}

/** What was thrown first, under the wrappers GraphQL puts around it. */
function originOf(error: unknown): unknown {
  let origin = error
  while (origin instanceof GraphQLError && origin.originalError) origin = origin.originalError
  return origin
}

function withoutSuggestions(message: string): string {
  return message.replace(/ ?Did you mean .+$/s, '')
}
