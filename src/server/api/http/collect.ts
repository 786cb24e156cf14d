import type { ApolloServer } from '@apollo/server'
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { requireScope } from '../../../access/access-control.ts'
import type { Principal } from '../../../access/principal.ts'
import { AttuneError, ERROR_CODES } from '../../../domain/errors.ts'
import { isVisitorId } from '../../../domain/ids.ts'
import { startDeadline } from '../../../graph/deadline.ts'
import { type Admission, type Caller, credentialsOf } from '../admission.ts'
import { httpFailure, isTransient, RETRY_AFTER_SECONDS } from '../client-errors.ts'
import { optsOut, type RequestContext, requestContext } from '../context.ts'
import type { ServerParts } from '../server-parts.ts'
import { isAllowedOrigin } from './request-guards.ts'

const FIELDS: readonly string[] = ['key', 'visitorId', 'sentAt', 'events']

const RECORD = `mutation ($events: [EventInput!]!, $sentAt: Instant) {
  recordEvents(events: $events, sentAt: $sentAt) {
    results { eventId status problems { code message path isRetryable ... on BusyProblem { retryAfterMs } } }
    watermark
  }
}`

/** A body whose key and visitor have the right form. */
interface Beacon {
  readonly key: string | null
  readonly visitorId: string
  readonly sentAt: unknown
  readonly events: unknown
}

/**
 * Records events of a visitor at `POST /collect`, for `navigator.sendBeacon`, which sets no headers: the body is JSON as
 * `text/plain` or `application/json`, `{ key, visitorId, sentAt, events }`. It is the mutation `recordEvents` of a caller who may
 * write for this visitor alone, whatever else the key may do. So a request that another site makes adds nothing for others.
 */
export function registerCollect(
  app: FastifyInstance,
  apollo: ApolloServer<RequestContext>,
  parts: ServerParts,
  admission: Admission,
): void {
  app.register(async (scope) => {
    scope.removeContentTypeParser('text/plain')
    scope.addContentTypeParser(
      'text/plain',
      { parseAs: 'string' },
      scope.getDefaultJsonParser('error', 'error'),
    )
    scope.setErrorHandler((thrown: FastifyError | AttuneError, request, reply) => {
      const { status, headers, error } = httpFailure(thrown, request, parts.logger)
      const isRetryable = isTransient(thrown)
      if (isRetryable) reply.header('retry-after', RETRY_AFTER_SECONDS)
      reply.code(status).headers(headers)
      const retryAfterMs = isRetryable && { retryAfterMs: 1_000 * Number(reply.getHeader('retry-after')) }
      return reply.send({ errors: [{ ...error, isRetryable, ...retryAfterMs }] })
    })
    scope.post('/collect', async (request, reply) => {
      const { key, visitorId, events, sentAt } = readBeacon(request.body)
      const credentials = { ...credentialsOf(request.raw), apiKey: key, authorization: null }
      const caller = await admission.admit(credentials, request.raw, visitorId)
      requireScope(caller.principal, 'track', 'collect')
      requireOwnPage(caller.principal, request, parts)
      const deadline = startDeadline(parts.settings.requestDeadlineMs)
      reply.raw.once('close', () => deadline.end())
      const contextValue = requestContext(parts, {
        requestId: request.id,
        deadline,
        ...asVisitor(caller, visitorId),
        isOptedOut: optsOut(request.headers),
      })
      const { body, http } = await apollo.executeOperation(
        { query: RECORD, variables: { events, sentAt } },
        { contextValue },
      )
      reply.headers(Object.fromEntries(http.headers))
      const { data, errors = [] } = body.kind === 'single' ? body.singleResult : {}
      for (const { message, extensions } of errors) throw refusal(message, extensions?.code)
      return data?.recordEvents
    })
  })
}

/** @throws AttuneError `BAD_USER_INPUT` that says what was expected */
function readBeacon(body: unknown): Beacon {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new AttuneError('BAD_USER_INPUT', `the body must be a JSON object of ${FIELDS.join(', ')}`)
  if (Object.keys(body).some((name) => !FIELDS.includes(name)))
    throw new AttuneError('BAD_USER_INPUT', `the body must have no fields but ${FIELDS.join(', ')}`)
  const { key = null, visitorId, sentAt = null, events } = body as Partial<Record<string, unknown>>
  if (key !== null && typeof key !== 'string')
    throw new AttuneError('BAD_USER_INPUT', 'key must be an API key as text')
  if (typeof visitorId !== 'string' || !isVisitorId(visitorId))
    throw new AttuneError('BAD_USER_INPUT', 'visitorId must be v_ and 32 hexadecimal digits in lower case')
  return { key: key === '' ? null : key, visitorId, sentAt, events }
}

/** Browsers send this request without a preflight, so on a server without keys every site could write. */
function requireOwnPage(
  { keyName }: Principal,
  { headers: { origin, host } }: FastifyRequest,
  { settings, access }: ServerParts,
): void {
  if (keyName !== null || origin === undefined || isAllowedOrigin(origin, settings, access)) return
  if (URL.canParse(origin) && new URL(origin).host === host) return
  throw new AttuneError('FORBIDDEN', 'pages of other origins need an API key')
}

function asVisitor({ principal, quota }: Caller, userId: string): Caller {
  return { principal: { keyName: principal.keyName, scopes: new Set(['track']), userId }, quota }
}

/** An error of the mutation, which has logged what is unexpected. */
function refusal(message: string, code: unknown): AttuneError {
  return new AttuneError(ERROR_CODES.find((known) => known === code) ?? 'INTERNAL_SERVER_ERROR', message)
}
