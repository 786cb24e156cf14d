import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { type ApolloServer, HeaderMap } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import cors from '@fastify/cors'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import { AttuneError } from '../../../domain/errors.ts'
import { isVisitorId } from '../../../domain/ids.ts'
import { startDeadline } from '../../../graph/deadline.ts'
import { tracedFrom } from '../../../platform/tracing.ts'
import { type Admission, type Caller, credentialsOf, RateLimited } from '../admission.ts'
import { answerProblem, problemText, REFUSALS, registerJsonErrors } from '../client-errors.ts'
import { optsOut, type RequestContext, requestContext } from '../context.ts'
import type { ServerParts } from '../server-parts.ts'
import { registerCompression, registerUnpacking } from './compression.ts'
import type { Health } from './health.ts'
import {
  boundPipelines,
  isAllowedHost,
  isAllowedOrigin,
  refuseQueries,
  registerAllowedHosts,
  registerRequestGuards,
} from './request-guards.ts'
import { HEADERS, refusing } from './response-headers.ts'
import { onlyTrustedDocuments } from './trusted-requests.ts'

const TIMEOUTS = {
  /** Longest time a client may take to send one request. */
  requestTimeout: 15_000,
  /** Longest time for the headers. */
  headersTimeout: 10_000,
  /** How often slow clients are looked for. Node's default of 30 seconds would triple the timeouts. */
  connectionsCheckingInterval: 1_000,
  /** Longer than the 60 seconds of common proxies, which would send into a connection that just closes. */
  keepAliveTimeout: 72_000,
}

/** Browsers keep the answer of a preflight for this long, as far as they allow it: Chromium for two hours. */
const PREFLIGHT_SECONDS = 86_400

/** The status of what Node refuses to read, by the code of its error. */
const STATUSES: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
}

/** An HTTP server without routes: limits, security headers, allowed hosts, CORS and error bodies. */
export async function httpServer(
  { settings, access, logger, metrics }: ServerParts,
  health: Health,
): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: settings.maxBodyBytes,
    serverFactory: (handle) => createServer(TIMEOUTS, boundPipelines(handle)),
    forceCloseConnections: 'idle',
    // Ids of clients are ignored: they could put anything into the log.
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    logger: false,
    // A malformed URL gets no route, and so no hooks.
    frameworkErrors: (_error, request, reply) => {
      reply.headers(HEADERS).header('x-request-id', request.id)
      answerProblem(request, reply, isAllowedHost(request.headers.host, settings) ? 400 : 421)
    },
    clientErrorHandler: ({ code }, socket) => {
      if (socket.writable && code !== 'ECONNRESET')
        socket.write(refusing(STATUSES[code] ?? '400 Bad Request', problemText(400)))
      socket.destroy()
    },
  })
  registerJsonErrors(app, logger)
  // Callbacks, because a promise for each hook is measurable at thousands of events a second.
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(HEADERS).header('x-request-id', request.id)
    done()
  })
  app.addHook('onSend', (_request, reply, _payload, done) => {
    // A kept-alive connection would delay the stop.
    if (health.isDraining) reply.header('connection', 'close')
    done()
  })
  app.addHook('onResponse', (_request, reply, done) => {
    metrics.responseSent(reply.statusCode)
    done()
  })
  registerAllowedHosts(app, settings)
  await app.register(cors, {
    origin: (origin, answer) =>
      answer(null, origin !== undefined && isAllowedOrigin(origin, settings, access)),
    methods: ['GET', 'POST'],
    exposedHeaders: ['x-request-id', 'ratelimit', 'ratelimit-policy', 'retry-after'],
    maxAge: PREFLIGHT_SECONDS,
  })
  registerRequestGuards(app)
  registerUnpacking(app)
  registerCompression(app)
  return app
}

/** Serves GraphQL at `/graphql`. The deadline of a request also ends when its client disconnects. */
export function registerGraphql(
  app: FastifyInstance,
  apollo: ApolloServer<RequestContext>,
  parts: ServerParts,
  admission: Admission,
): void {
  const callers = new WeakMap<FastifyRequest, Promise<Caller>>()
  const callerOf = (request: FastifyRequest) => {
    const caller = callers.get(request) ?? admitted(admission, request)
    callers.set(request, caller)
    return caller
  }
  const answer = fastifyApolloHandler(apollo, {
    context: async (request, reply) => {
      const { principal, quota } = await callerOf(request)
      const deadline = startDeadline(parts.settings.requestDeadlineMs)
      reply.raw.once('close', () => deadline.end())
      const isOptedOut = optsOut(request.headers)
      return requestContext(parts, {
        requestId: request.id,
        deadline,
        principal,
        quota,
        isOptedOut,
        isInUrl: request.method === 'GET',
      })
    },
  })
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    preHandler: [onlyTrustedDocuments(parts), refuseQueries(parts, callerOf)],
    handler(request, reply) {
      return tracedFrom(request.headers, 'request', () => answer.call(this, request, reply))
    },
  })
}

/** The caller. Rejects with the error that Apollo answers with status 401 or 429, or 503 while the keys are unknown. */
async function admitted(admission: Admission, { id, raw, body }: FastifyRequest): Promise<Caller> {
  try {
    const credentials = credentialsOf(raw)
    const visitorId = credentials.authorization === null ? visitorIn(body) : null
    return await admission.admit(credentials, raw, visitorId)
  } catch (error) {
    if (!(error instanceof AttuneError)) throw error
    const { code, hint } = error
    const headers = new HeaderMap(error instanceof RateLimited ? Object.entries(error.headers) : [])
    const http = { status: REFUSALS[code] ?? 503, headers }
    throw new GraphQLError(error.message, {
      originalError: error,
      extensions: { code, hint, requestId: id, http },
    })
  }
}

/** The first visitor whom the variables in a body name. Bodies are not deep, see `registerRequestGuards`. */
function visitorIn(value: unknown): string | null {
  if (typeof value === 'string') return isVisitorId(value) ? value : null
  if (typeof value !== 'object' || value === null) return null
  for (const inner of Object.values(value)) {
    const found = visitorIn(inner)
    if (found !== null) return found
  }
  return null
}
