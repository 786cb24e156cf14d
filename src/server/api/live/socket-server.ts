import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { GraphQLError, type GraphQLSchema } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import type { Credentials } from '../../../access/access-control.ts'
import { AttuneError } from '../../../domain/errors.ts'
import { type Admission, charge } from '../admission.ts'
import { problemText } from '../client-errors.ts'
import { LiveContext, optsOut } from '../context.ts'
import { isAllowedHost, isAllowedOrigin } from '../http/request-guards.ts'
import { refusing } from '../http/response-headers.ts'
import { REFUSED_COST } from '../rate-limits.ts'
import type { ServerParts } from '../server-parts.ts'
import { ignoreUpgrade } from './ignore-upgrade.ts'
import { guardOf } from './subscription-guard.ts'

/** Open connections of one process, and subscriptions on one of them. */
const MAX_CONNECTIONS = 1_000
const MAX_SUBSCRIPTIONS = 8

const INTERNAL_ERROR = 4500

/** Serves WebSockets at `/graphql` with the limits, access rules and error masking of HTTP. `close` ends all of them. */
export function openSockets(
  app: FastifyInstance,
  schema: GraphQLSchema,
  parts: ServerParts,
  admission: Admission,
): { close(): Promise<void> } {
  const { settings } = parts
  const sockets = new WebSocketServer({ noServer: true, maxPayload: settings.maxBodyBytes })
  const guard = guardOf(schema, settings)
  const held = new WeakMap<object, Set<string>>()
  const server = useServer(
    {
      schema,
      connectionInitWaitTimeout: 5_000,
      onConnect: (context) => {
        held.set(context.extra.socket, new Set())
        return true
      },
      onSubscribe: async ({ extra, connectionParams }, id, payload) => {
        const own = held.get(extra.socket) ?? new Set()
        if (own.size >= MAX_SUBSCRIPTIONS) return guard.tooMany(MAX_SUBSCRIPTIONS)
        const checked = guard.check(payload)
        const credentials = credentialsOf(connectionParams, extra.request)
        const contextValue = new LiveContext(parts, credentials, optsOut(extra.request.headers))
        try {
          const { quota } = await admission.admit(credentials, extra.request)
          if (!('document' in checked)) {
            await charge(quota, REFUSED_COST)
            return checked
          }
          await charge(quota, checked.cost)
          await contextValue.renew()
        } catch (error) {
          if (!(error instanceof AttuneError)) throw error
          return [new GraphQLError(error.message, { originalError: error })]
        }
        own.add(id)
        return { schema, ...checked, contextValue }
      },
      onNext: (_context, _id, _payload, _args, result) => guard.masked(result),
      onError: (_context, _id, _payload, errors) => guard.maskedErrors(errors),
      onComplete: ({ extra }, id) => void held.get(extra.socket)?.delete(id),
    },
    sockets,
  )
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { upgrade } = request.headers
    if (upgrade?.toLowerCase() !== 'websocket') return ignoreUpgrade(app.server, request, socket, head)
    const refused = refusal(request, parts, sockets.clients.size)
    if (refused) return void socket.end(refused)
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request))
  })
  return {
    async close() {
      await server.dispose()
      for (const client of sockets.clients) client.close(INTERNAL_ERROR)
      sockets.close()
    },
  }
}

/** The credentials in the connection parameters: browsers cannot set headers of sockets. An empty one is absent. */
function credentialsOf(
  params: Readonly<Record<string, unknown>> | undefined,
  { headers }: IncomingMessage,
): Credentials {
  const text = (name: string) => {
    const value = params?.[name] ?? headers[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  return { apiKey: text('x-api-key'), authorization: text('authorization'), origin: headers.origin ?? null }
}

/**
 * The response that refuses an upgrade; null to accept it. Browsers let any site open a socket to any host, so the origin
 * must be this server or a listed one.
 */
function refusal(
  { url, headers }: IncomingMessage,
  { settings, access }: ServerParts,
  open: number,
): string | null {
  if (url?.split('?')[0] !== '/graphql') return refusing('404 Not Found')
  if (!isAllowedHost(headers.host, settings)) return refusing('421 Misdirected Request', problemText(421))
  const { origin, host } = headers
  const isOwn = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
  if (!isOwn && !isAllowedOrigin(origin, settings, access)) return refusing('403 Forbidden')
  return open >= MAX_CONNECTIONS ? refusing('503 Service Unavailable') : null
}
