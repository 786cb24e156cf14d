import { randomUUID } from 'node:crypto'
import cors from '@fastify/cors'
import fastify, { type FastifyInstance } from 'fastify'
import type { Health } from '../../observability/health.ts'
import type { ServerParts } from '../server-parts.ts'
import { registerAllowedHosts } from './allowed-hosts.ts'
import { registerJsonErrors } from './json-errors.ts'
import { registerRequestGuards } from './request-guards.ts'
import { registerSecurityHeaders } from './security-headers.ts'

/** Longest time a client may take to send one request. */
const REQUEST_TIMEOUT_MS = 15_000

/** Longest time for its headers alone. */
const HEADERS_TIMEOUT_MS = 10_000

/** An HTTP server without routes: limits, headers, allowed hosts, CORS and error bodies. */
export async function httpServer(
  { settings, logger, metrics }: ServerParts,
  health: Health,
): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: settings.maxBodyBytes,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    // Ours alone: an id sent by a client could carry anything into the log.
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    logger: false,
  })
  app.server.headersTimeout = HEADERS_TIMEOUT_MS
  registerJsonErrors(app, logger)
  // Hooks of every request call back: a promise for each would be felt where thousands of events a second come.
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
  app.addHook('onSend', (_request, reply, _payload, done) => {
    // A connection kept alive after its last answer would hold up the stop.
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
    origin: [...settings.corsOrigins],
    methods: ['GET', 'POST'],
    exposedHeaders: ['x-request-id'],
    maxAge: 600,
  })
  registerRequestGuards(app)
  return app
}
