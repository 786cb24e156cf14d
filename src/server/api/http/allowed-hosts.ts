import { isIP } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { ServerSettings } from '../server-parts.ts'
import { answerProblem } from './json-errors.ts'
import { isProbe } from './probes.ts'

type HostSettings = Pick<ServerSettings, 'host' | 'allowedHosts'>

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '::1']

/** Listening on these means listening on every address of the machine. */
const ANY_ADDRESS: readonly string[] = ['0.0.0.0', '::']

/**
 * Answers requests for any other host with 421; probes are exempt. Callers need no key, so a site that points its own
 * name at this address (DNS rebinding) could otherwise read and write through the browser of anyone who can reach it.
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
