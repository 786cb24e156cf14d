import type { FastifyInstance } from 'fastify'
import { AttuneError } from '../../../domain/errors.ts'
import type { Health } from '../../observability/health.ts'
import type { ServerSettings } from '../server-parts.ts'
import type { RequestsInFlight } from './requests-in-flight.ts'

/**
 * Stops a server within about `drainMs`. Readiness goes off first, and until nothing is in flight and no request has come
 * for `drainQuietMs` the server still listens, for at most half of that time: whoever sends requests here learns that it
 * should not, and what comes meanwhile is answered. Then nothing new is accepted; what is left has the rest of the time.
 *
 * @throws AttuneError `TIMEOUT` if requests had to be cut off
 */
export async function drain(
  app: FastifyInstance,
  health: Health,
  inFlight: RequestsInFlight,
  { drainMs, drainQuietMs }: Pick<ServerSettings, 'drainMs' | 'drainQuietMs'>,
): Promise<void> {
  const startedAt = performance.now()
  health.drain()
  await inFlight.quiet(drainQuietMs, drainMs / 2)
  let cutOff = 0
  const timer = setTimeout(
    () => {
      cutOff = inFlight.count
      app.server.closeAllConnections()
    },
    drainMs - (performance.now() - startedAt),
  )
  try {
    await app.close()
  } finally {
    clearTimeout(timer)
  }
  if (cutOff > 0) {
    throw new AttuneError('TIMEOUT', `requests were cut off that did not end in time: ${cutOff}`, {
      hint: 'ATTUNE_DRAIN_MS says how long they may take',
    })
  }
}
