import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { AttuneError } from '../../../domain/errors.ts'
import { atMost } from '../../../platform/at-most.ts'
import type { ServerSettings } from '../server-parts.ts'
import type { Health } from './health.ts'

/**
 * Stops a server within about `drainMs`. Turns readiness off, and keeps answering until no request is in flight and none
 * has arrived for `drainQuietMs`, for at most half of that time: load balancers need time to notice. Then stops accepting
 * requests and waits for the running ones.
 *
 * @throws AttuneError `TIMEOUT` if requests were still running at the drain deadline
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
  const closing = app.close()
  const hasClosed = await atMost(closing, drainMs - (performance.now() - startedAt))
  const cutOff = hasClosed ? 0 : inFlight.count
  if (!hasClosed) app.server.closeAllConnections()
  await closing
  if (cutOff > 0) {
    throw new AttuneError('TIMEOUT', `${cutOff} requests were still running at the drain deadline`, {
      hint: 'set ATTUNE_DRAIN_MS to the longest time that they may take',
    })
  }
}

/** Pause between two looks at the requests in flight. */
const POLL_MS = 10

/** Counts requests without a complete response. */
export class RequestsInFlight {
  #count = 0
  #lastAtMs = Number.NEGATIVE_INFINITY

  /** @param isProbe paths of health checks, which continue while no other requests arrive */
  constructor(app: FastifyInstance, isProbe: (path: string) => boolean) {
    app.addHook('onRequest', (request, reply, done) => {
      this.#count++
      if (!isProbe(request.url)) this.#lastAtMs = performance.now()
      // Also emitted after the client disconnects.
      reply.raw.once('close', () => this.#count--)
      done()
    })
  }

  get count(): number {
    return this.#count
  }

  /** Resolves once no request is in flight and none but probes has arrived for `quietMs`, or after `longestMs`. */
  async quiet(quietMs: number, longestMs: number): Promise<void> {
    const startedMs = performance.now()
    const isQuiet = () =>
      this.#count === 0 && performance.now() >= Math.max(this.#lastAtMs, startedMs) + quietMs
    while (!isQuiet() && performance.now() < startedMs + longestMs) await sleep(POLL_MS)
  }
}
