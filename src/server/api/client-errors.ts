import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { AttuneError, ERROR_CODES, type ErrorCode } from '../../domain/errors.ts'
import { GraphError, type GraphErrorKind } from '../../graph/graph-error.ts'
import type { Logger } from '../observability/logger.ts'
import { RateLimited } from './admission.ts'

/** What a client sees of a failure. */
export interface ClientError {
  readonly code: ErrorCode
  readonly message: string
  readonly hint?: string
}

/**
 * Codes of GraphQL whose messages describe the document, with the HTTP status for plain JSON. GraphQL-over-HTTP recommends
 * 200 for well-formed requests, because a proxy may have sent a 4xx.
 */
const DOCUMENT_CODES: ReadonlyMap<unknown, 200 | 400> = new Map<ErrorCode, 200 | 400>([
  ['GRAPHQL_PARSE_FAILED', 200],
  ['GRAPHQL_VALIDATION_FAILED', 200],
  ['BAD_USER_INPUT', 200],
  ['OPERATION_RESOLUTION_FAILURE', 400],
  ['BAD_REQUEST', 400],
  ['PERSISTED_QUERY_NOT_SUPPORTED', 400],
])

const MASKED: ClientError = {
  code: 'INTERNAL_SERVER_ERROR',
  message: 'Something went wrong on our side.',
  hint: 'give the requestId to the operator: the log has the details under it',
}

const TRY_AGAIN = 'try again in a moment'

/** The error of a request that is refused during an overload. */
export const BUSY: ClientError = { code: 'BUSY', message: 'The service is overloaded.', hint: TRY_AGAIN }

/** `Retry-After` of requests that are refused during an overload. */
export const RETRY_AFTER_SECONDS = '1'

const TIMEOUT: ClientError = {
  code: 'TIMEOUT',
  message: 'The request took too long.',
  hint: 'ask for less at once, or try again in a moment',
}

const UNAVAILABLE: ClientError = {
  code: 'UNAVAILABLE',
  message: 'The graph cannot be reached.',
  hint: TRY_AGAIN,
}

const TOO_LARGE: ClientError = {
  code: 'GRAPH_TOO_LARGE',
  message: 'The embedded graph is full.',
  hint: 'move to Neo4j, or raise ATTUNE_MAX_RELATIONSHIPS',
}

const TRANSIENT: ReadonlySet<ErrorCode> = new Set([BUSY, TIMEOUT, UNAVAILABLE].map(({ code }) => code))

const OF_GRAPH: Readonly<Record<GraphErrorKind, ClientError>> = {
  busy: BUSY,
  'too-much-memory': BUSY,
  timeout: TIMEOUT,
  cancelled: TIMEOUT,
  failed: UNAVAILABLE,
  unavailable: UNAVAILABLE,
  'in-use': UNAVAILABLE,
  'too-large': TOO_LARGE,
  damaged: UNAVAILABLE,
  refused: UNAVAILABLE,
  conflict: MASKED,
  contract: MASKED,
}

/** True if clients see the failure masked: it is a bug and is logged as an error. */
export function isUnexpected(error: unknown): boolean {
  return clientErrorOf(error).code === MASKED.code
}

/** True if the response to a request with these error codes has status 200 for clients that accept plain JSON. */
export function isAnsweredWith200(codes: readonly unknown[]): boolean {
  return codes.length > 0 && codes.every((code) => DOCUMENT_CODES.get(code) === 200)
}

/** True for `BUSY`, `TIMEOUT` and `UNAVAILABLE`: the same request can succeed later. */
export function isTransient(error: unknown): boolean {
  return TRANSIENT.has(clientErrorOf(error).code)
}

/**
 * The error a client sees: expected failures with their code and hint, everything else masked.
 *
 * @param formatted the error as GraphQL formats it
 * @param hidesSchema true removes suggestions, which contain names of the schema
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

/** The failure of work that no request waits for. */
export function toFailure(error: unknown): ClientError {
  const failure = clientErrorOf(error)
  return failure === MASKED ? { ...MASKED, hint: 'the log of the server has the details' } : failure
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

/** GraphQL ends a list of errors of variables with this one, which has no code. */
const TOO_MANY_ERRORS = 'Too many errors processing variables, error limit reached. Execution aborted.'

/** The outer error may have the code and the inner one the text. */
function documentError(thrown: GraphQLError, outer: unknown): ClientError {
  if (thrown.message === TOO_MANY_ERRORS) return { code: 'BAD_USER_INPUT', message: thrown.message }
  const codes = [outer, thrown].map((error) => error instanceof GraphQLError && error.extensions.code)
  const given = codes.find((candidate) => typeof candidate === 'string')
  const code = DOCUMENT_CODES.has(given) && ERROR_CODES.find((known) => known === given)
  if (!code) return MASKED
  // The rules of GraphQL Armor prefix their messages like syntax errors.
  const isRule = code === 'GRAPHQL_VALIDATION_FAILED'
  const message = isRule ? thrown.message.replace(/^Syntax Error: /, '') : thrown.message
  const place = placeInVariables(thrown, outer)
  return { code, message: place === null ? message : `${place}: ${message}` }
}

/** Where a variable has an invalid value, such as `input.filter`. GraphQL states it around the text, beside the value. */
function placeInVariables(thrown: GraphQLError, outer: unknown): string | null {
  if (!(outer instanceof GraphQLError) || !outer.message.endsWith(`; ${thrown.message}`)) return null
  const before = outer.message.slice(0, -thrown.message.length)
  const name = /^Variable "\$(\w+)" got invalid value /.exec(before)?.[1]
  return (name && / at "([^"]+)"; $/.exec(before)?.[1]) ?? name ?? null
}

/** The error that was thrown, without the wrappers of GraphQL. */
function originOf(error: unknown): unknown {
  let origin = error
  while (origin instanceof GraphQLError && origin.originalError) origin = origin.originalError
  return origin
}

function withoutSuggestions(message: string): string {
  return message.replace(/ ?Did you mean .+$/s, '')
}

/** Failures outside GraphQL by HTTP status. */
const HTTP_ERRORS: Readonly<Record<number, ClientError>> = {
  400: { code: 'BAD_REQUEST', message: 'The request is malformed: send a JSON object.' },
  404: { code: 'UNKNOWN_PATH', message: 'There is nothing at this path: GraphQL is at /graphql.' },
  413: { code: 'PAYLOAD_TOO_LARGE', message: 'The request body is too large.' },
  415: {
    code: 'UNSUPPORTED_MEDIA_TYPE',
    message: 'Send application/json in UTF-8, as it is or compressed with gzip.',
  },
  421: {
    code: 'MISDIRECTED_REQUEST',
    message: 'This server does not answer for the host that the request names.',
    hint: 'add the host name to ATTUNE_ALLOWED_HOSTS',
  },
  500: MASKED,
}

/** The HTTP statuses of callers who are refused, by code; 503 for other codes. */
export const REFUSALS: Readonly<Record<string, number>> = {
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BUSY: 429,
  [MASKED.code]: 500,
}

/** What a client gets for a failure outside GraphQL. */
export interface HttpFailure {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly error: ClientError
}

/** The response to a request that threw an error outside GraphQL, without the message of a bug, which is logged. */
export function httpFailure(
  error: FastifyError | AttuneError,
  request: FastifyRequest,
  logger: Logger,
): HttpFailure {
  if (error instanceof AttuneError) {
    const headers = error instanceof RateLimited ? error.headers : {}
    return { status: REFUSALS[error.code] ?? 503, headers, error: clientErrorOf(error) }
  }
  const status = error.statusCode ?? 500
  if (status >= 500) logger.error({ requestId: request.id, err: error }, 'a request failed')
  return { ...problemOf(status), headers: {} }
}

/** True for a browser that was sent to an address. Scripts and tools ask for other types. */
function isForReader({ method, headers }: FastifyRequest): boolean {
  return method === 'GET' && (headers.accept ?? '').startsWith('text/html')
}

const NOTHING_HERE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Nothing here · Attune</title>
<h1>There is nothing at this address</h1>
<p><a href="/">Go to the first page</a>. GraphQL is at <code>/graphql</code>.</p>
</html>
`

function answerWithPage(reply: FastifyReply): FastifyReply {
  return reply
    .code(404)
    .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    .type('text/html; charset=utf-8')
    .send(NOTHING_HERE)
}

/**
 * Answers every failure outside GraphQL as JSON in the shape of GraphQL errors, without the message of the error. A browser that
 * was sent to an unknown address gets a page.
 */
export function registerJsonErrors(app: FastifyInstance, logger: Logger): void {
  app.setNotFoundHandler((request, reply) =>
    isForReader(request) ? answerWithPage(reply) : answerProblem(request, reply, 404),
  )
  app.setErrorHandler((thrown: FastifyError | AttuneError, request, reply) => {
    const { status, headers, error } = httpFailure(thrown, request, logger)
    return answerError(request, reply.headers(headers), status, error)
  })
}

/** What a request gets whose document is not trusted. */
export const UNTRUSTED: ClientError = {
  code: 'FORBIDDEN',
  message: 'This server answers only the documents of its manifest.',
  hint: 'add the document to the file of ATTUNE_TRUSTED_DOCUMENTS',
}

/** Sends an error in the shape of GraphQL errors. */
export function answerError(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  error: ClientError,
): FastifyReply {
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(errorBody(error, { requestId: request.id }))
}

/** Sends the error body of this status; a status without a message of its own becomes 400 below 500, else 500. */
export function answerProblem(request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  const known = problemOf(status)
  return answerError(request, reply, known.status, known.error)
}

function problemOf(status: number): Pick<HttpFailure, 'status' | 'error'> {
  const known = status in HTTP_ERRORS ? status : status < 500 ? 400 : 500
  return { status: known, error: HTTP_ERRORS[known] ?? MASKED }
}

/** The JSON text of the error body for a status, for a connection that Fastify does not handle. */
export function problemText(status: number): string {
  return JSON.stringify(errorBody(HTTP_ERRORS[status] ?? MASKED))
}

function errorBody({ code, message, hint }: ClientError, facts: { readonly requestId?: string } = {}) {
  return { errors: [{ message, extensions: { code, ...(hint !== undefined && { hint }), ...facts } }] }
}
