import type { IncomingMessage, RequestListener } from 'node:http'
import { isIP } from 'node:net'
import type { Duplex } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Lexer, Source } from 'graphql'
import { isAvailable } from '../../../graph/graph-store.ts'
import type { Caller } from '../admission.ts'
import { answerError, answerProblem, BUSY, RETRY_AFTER_SECONDS } from '../client-errors.ts'
import type { ServerParts, ServerSettings } from '../server-parts.ts'
import { isGzipped } from './compression.ts'
import { isProbe } from './health.ts'
import { SANDBOX_ORIGIN } from './sandbox.ts'
import { sentDocument } from './trusted-requests.ts'

type Hook = (request: FastifyRequest, reply: FastifyReply, done: () => void) => void

/** Requests of a connection that may wait for their responses. Browsers and proxies send one after the other. */
const MAX_UNANSWERED = 8

/** The unanswered requests of each connection. */
export const unanswered = new WeakMap<Duplex, number>()

/**
 * Closes a connection that sends more requests than it waits for, before any work is done for them. Node reads all requests
 * of a chunk in one turn of the event loop, some 2,400 of them.
 */
export function boundPipelines(handle: RequestListener): RequestListener {
  return (request, response) => {
    const { socket } = request
    const count = (unanswered.get(socket) ?? 0) + 1
    if (socket.destroyed || count > MAX_UNANSWERED) return void socket.destroy()
    unanswered.set(socket, count)
    // Not at once: Node runs microtasks between two requests of a chunk, which may answer the first one.
    response.once('close', () =>
      setImmediate(() => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1)),
    )
    handle(request, response)
  }
}

/** Deepest nesting of a request body. */
const MAX_BODY_DEPTH = 32

/** Refused browsers get their answer after this long: those that ask again at once would take the processor of others. */
const REFUSAL_MS = 250

/** Rejects repeated hosts and credentials, bodies in other charsets or compressions than gzip, and deeply nested ones. */
export function registerRequestGuards(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (isAmbiguous(request.raw)) answerProblem(request, reply, 400)
    else if (isUtf8(request)) done()
    else answerProblem(request, reply, 415)
  })
  app.addHook('preValidation', (request, reply, done) => {
    if (isDeeperThan(request.body, MAX_BODY_DEPTH)) answerProblem(request, reply, 400)
    else done()
  })
}

/** True for a second `Host` or `Authorization`: Node takes the first one, and a proxy may have checked the other. */
function isAmbiguous({ rawHeaders }: IncomingMessage): boolean {
  let [hosts, authorizations] = [0, 0]
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase()
    if (name === 'host') hosts++
    else if (name === 'authorization') authorizations++
  }
  return hosts > 1 || authorizations > 1
}

function isUtf8({ headers }: FastifyRequest): boolean {
  const encoding = headers['content-encoding'] ?? 'identity'
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8'
  return (encoding.toLowerCase() === 'identity' || isGzipped(headers)) && /^utf-?8$/i.test(charset)
}

/** Stops at the limit, so that a nested body cannot exhaust the stack. */
function isDeeperThan(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  const inner = Object.values(value)
  return limit === 0 ? inner.length > 0 : inner.some((one) => isDeeperThan(one, limit - 1))
}

/**
 * Refuses queries during an overload, before GraphQL parses and validates them. Mutations pass, because events have priority.
 * Only the document says which of both it is, so the JSON of the body has been read.
 */
export function refuseQueries(
  { limiter, graph }: Pick<ServerParts, 'limiter' | 'graph'>,
  callerOf: (request: FastifyRequest) => Promise<Caller>,
): Hook {
  return (request, reply, done) => {
    const query = sentDocument(request)?.query
    // Without the graph, lists come from memory.
    if (typeof query !== 'string' || isMutation(query) || !isAvailable(graph)) return done()
    callerOf(request).then(
      ({ principal, quota }) => {
        const delayMs = principal.scopes.has('server') ? 0 : REFUSAL_MS
        unlessRefused(limiter.refuses('single', quota?.caller), delayMs, request, reply, done)
      },
      // The handler says why.
      () => done(),
    )
  }
}

/** Refuses all requests during an overload, before their body is read. */
export function refuseDownloads({ limiter }: Pick<ServerParts, 'limiter'>): Hook {
  return (request, reply, done) => unlessRefused(limiter.refuses('batch'), 0, request, reply, done)
}

function unlessRefused(
  isRefused: boolean,
  delayMs: number,
  ...[request, reply, done]: Parameters<Hook>
): void {
  if (!isRefused) return void done()
  reply.header('retry-after', RETRY_AFTER_SECONDS)
  const refuse = () => void answerError(request, reply, 503, BUSY)
  if (delayMs > 0) setTimeout(refuse, delayMs)
  else refuse()
}

/** True if the first definition of a document is a mutation. */
function isMutation(query: string): boolean {
  try {
    return new Lexer(new Source(query)).advance().value === 'mutation'
  } catch {
    return false
  }
}

type HostSettings = Pick<ServerSettings, 'host' | 'allowedHosts'>

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '::1']

/** `HOST` values that mean every address of the machine. */
const ANY_ADDRESS: readonly string[] = ['0.0.0.0', '::']

/**
 * Answers requests for any other host with 421; probes are exempt. A server without keys may take callers for the operator,
 * so a site that points its own name at this address (DNS rebinding) could otherwise read and write through the browser of
 * anyone who can reach it.
 */
export function registerAllowedHosts(app: FastifyInstance, settings: HostSettings): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (isProbe(request.url) || isAllowedHost(request.headers.host, settings)) done()
    else answerProblem(request, reply, 421)
  })
}

/**
 * True for loopback names, for `HOST`, and for the hosts of `ATTUNE_ALLOWED_HOSTS`, with any port. On a server that
 * listens on every address also for IP addresses: a site cannot own one as it owns a name.
 */
export function isAllowedHost(header: string | undefined, { host, allowedHosts }: HostSettings): boolean {
  const asked = hostOf(header ?? '')
  if (asked === null) return false
  if (LOOPBACK.includes(asked) || allowedHosts.includes(asked)) return true
  return ANY_ADDRESS.includes(host) ? isIP(asked) !== 0 : asked === host.toLowerCase()
}

/** The host without port and brackets, in lower case; null for a malformed header. */
function hostOf(header: string): string | null {
  const [, name, address] = /^(?:([^\s:@/[\]]+)|\[([\da-f:.]+)\])(?::\d*)?$/i.exec(header) ?? []
  return (name ?? address)?.toLowerCase() ?? null
}

/** True for the origins of `ATTUNE_CORS_ORIGINS`, for those that an API key allows, and for Sandbox if it is on. */
export function isAllowedOrigin(
  origin: string,
  { corsOrigins, sandbox }: Pick<ServerSettings, 'corsOrigins' | 'sandbox'>,
  { keys }: Pick<ServerParts['access'], 'keys'>,
): boolean {
  if (corsOrigins.includes(origin) || (sandbox && origin === SANDBOX_ORIGIN)) return true
  return (keys.keys ?? []).some(({ origins }) => origins.includes(origin))
}
