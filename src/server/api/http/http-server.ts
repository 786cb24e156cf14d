import { randomUUID } from 'node:crypto'
import { type ApolloServer, HeaderMap } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import cors from '@fastify/cors'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import { AttuneError } from '../../../domain/errors.ts'
import { startDeadline } from '../../../graph/deadline.ts'
import { type Admission, type Caller, RateLimited } from '../admission.ts'
import { registerJsonErrors } from '../client-errors.ts'
import { optsOut, type RequestContext, requestContext } from '../context.ts'
import type { ServerParts } from '../server-parts.ts'
import type { Health } from './health.ts'
import {
  isAllowedOrigin,
  refuseQueries,
  registerAllowedHosts,
  registerRequestGuards,
} from './request-guards.ts'
import { onlyTrustedDocuments } from './trusted-requests.ts'

/** Longest time a client may take to send one request. */
const REQUEST_TIMEOUT_MS = 15_000

/** Longest time for the headers. */
const HEADERS_TIMEOUT_MS = 10_000

/** How often slow clients are looked for. Node's default of 30 seconds would triple the timeouts. */
const TIMEOUT_CHECK_MS = 1_000

/** An HTTP server without routes: limits, security headers, allowed hosts, CORS and error bodies. */
export async function httpServer(
  { settings, access, logger, metrics }: ServerParts,
  health: Health,
): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: settings.maxBodyBytes,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { connectionsCheckingInterval: TIMEOUT_CHECK_MS },
    forceCloseConnections: 'idle',
    // Ids of clients are ignored: they could put anything into the log.
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    logger: false,
  })
  app.server.headersTimeout = HEADERS_TIMEOUT_MS
  registerJsonErrors(app, logger)
  // Callbacks, because a promise for each hook is measurable at thousands of events a second.
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
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
  registerSecurityHeaders(app)
  registerAllowedHosts(app, settings)
  await app.register(cors, {
    origin: (origin, answer) =>
      answer(null, origin !== undefined && isAllowedOrigin(origin, settings.corsOrigins, access)),
    methods: ['GET', 'POST'],
    exposedHeaders: ['x-request-id', 'ratelimit', 'ratelimit-policy', 'retry-after'],
    maxAge: 600,
  })
  registerRequestGuards(app)
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
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    preHandler: [onlyTrustedDocuments(parts), refuseQueries(parts, callerOf)],
    handler: fastifyApolloHandler(apollo, {
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
    }),
  })
}

/** The caller. Rejects with the error that Apollo answers with status 401 or 429, or 503 while the keys are unknown. */
async function admitted(admission: Admission, { headers, id, raw }: FastifyRequest): Promise<Caller> {
  const credentials = {
    apiKey: header(headers['x-api-key']),
    authorization: header(headers.authorization),
    origin: header(headers.origin),
  }
  try {
    return await admission.admit(credentials, raw)
  } catch (error) {
    if (!(error instanceof AttuneError)) throw error
    const { code, hint } = error
    const isLimit = error instanceof RateLimited
    const http = {
      status: isLimit ? 429 : code === 'UNAUTHENTICATED' ? 401 : 503,
      ...(isLimit && { headers: new HeaderMap(Object.entries(error.headers)) }),
    }
    throw new GraphQLError(error.message, {
      originalError: error,
      extensions: { code, hint, requestId: id, http },
    })
  }
}

/** A header that was sent once; a repeated one is as good as a wrong one. An empty one is absent: the IDE sends it so. */
function header(value: string | string[] | undefined): string | null {
  return value === undefined || value === '' ? null : String(value)
}

const POLICY_HEADER = 'content-security-policy'

/** The headers of Helmet. HSTS is missing: only a server behind TLS may ask for TLS. */
const HEADERS = {
  [POLICY_HEADER]: "default-src 'none';frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
} as const

/** Sets the security headers of every response. The default policy lets a response load nothing; HTML pages set their own. */
function registerSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(HEADERS)
    done()
  })
  app.addHook('onSend', (request, reply, _payload, done) => {
    const isPage = String(reply.getHeader('content-type')).startsWith('text/html')
    // Apollo's landing page has its own policy in a meta tag.
    if (isPage && request.routeOptions.url === '/graphql') reply.removeHeader(POLICY_HEADER)
    done()
  })
}
