import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { GraphQLError, type GraphQLSchema } from 'graphql'
import { type Extra, useServer } from 'graphql-ws/use/ws'
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
import { OpenSockets } from './open-sockets.ts'
import { guardOf } from './subscription-guard.ts'

/** Subscriptions of one socket. */
const MAX_SUBSCRIPTIONS = 8

/** Longest payload of a ping or pong in characters. */
const MAX_PING_LENGTH = 1_024

/** Close codes, of the protocol but for the standard one to try again later. */
const [BAD_REQUEST, UNAUTHORIZED, ID_IN_USE, TRY_AGAIN] = [4400, 4401, 4409, 1013]
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
  const open = new OpenSockets()
  const boundPing = ({ extra }: { readonly extra: Extra }, payload: unknown) => {
    if (payload && JSON.stringify(payload).length > MAX_PING_LENGTH) extra.socket.close(BAD_REQUEST)
  }
  const server = useServer<Record<string, unknown>, Extra & Record<PropertyKey, unknown>>(
    {
      schema,
      connectionInitWaitTimeout: 5_000,
      onConnect: async ({ extra: { socket, request }, connectionParams }) => {
        try {
          await admission.authenticate(credentialsOf(connectionParams, request), request)
        } catch (error) {
          if (!(error instanceof AttuneError)) throw error
          socket.close(error.code === 'UNAUTHENTICATED' ? UNAUTHORIZED : TRY_AGAIN, error.message)
          return false
        }
        const opened = open.get(socket)
        if (opened) opened.isAcknowledged = true
        return opened !== undefined
      },
      onPing: boundPing,
      onPong: boundPing,
      onSubscribe: async ({ extra: { socket, request }, connectionParams }, id, payload) => {
        const own = open.get(socket)?.subscriptions
        // The library would lose the first of two with one id, if that one is still starting or ending.
        if (own?.has(id)) socket.close(ID_IN_USE)
        if (!own || own.has(id) || own.size >= MAX_SUBSCRIPTIONS) return guard.tooMany(MAX_SUBSCRIPTIONS)
        // The place is taken before the first wait.
        own.add(id)
        const checked = guard.check(payload)
        const credentials = credentialsOf(connectionParams, request)
        const cost = 'document' in checked ? checked.cost : REFUSED_COST
        const admit = async () => {
          const caller = await admission.admit(credentials, request)
          await charge(caller.quota, cost)
          return caller
        }
        const contextValue = new LiveContext(parts, admit, optsOut(request.headers))
        try {
          await contextValue.renew()
          if ('document' in checked) return { schema, ...checked, contextValue }
          own.delete(id)
          return checked
        } catch (error) {
          own.delete(id)
          if (!(error instanceof AttuneError)) throw error
          return [new GraphQLError(error.message, { originalError: error })]
        }
      },
      onNext: ({ extra }, _id, _payload, _args, result) => {
        open.endIfUnread(extra.socket)
        return guard.masked(result)
      },
      onError: (_context, _id, _payload, errors) => guard.maskedErrors(errors),
      onComplete: ({ extra }, id) => void open.get(extra.socket)?.subscriptions.delete(id),
    },
    sockets,
  )
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { upgrade } = request.headers
    if (upgrade?.toLowerCase() !== 'websocket') return ignoreUpgrade(app.server, request, socket, head)
    const network = admission.networkOf(request)
    const refused =
      refusal(request, parts) ?? (open.hasRoom(network) ? null : refusing('503 Service Unavailable'))
    if (refused) return void socket.end(refused)
    sockets.handleUpgrade(request, socket, head, (opened) => {
      open.add(opened, network)
      sockets.emit('connection', opened, request)
    })
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
function refusal({ url, headers }: IncomingMessage, { settings, access }: ServerParts): string | null {
  if (url?.split('?')[0] !== '/graphql') return refusing('404 Not Found')
  if (!isAllowedHost(headers.host, settings)) return refusing('421 Misdirected Request', problemText(421))
  const { origin, host } = headers
  const isOwn = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
  return isOwn || isAllowedOrigin(origin, settings, access) ? null : refusing('403 Forbidden')
}
