import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { AttuneError } from '../../../domain/errors.ts'
import type { ServerSettings } from '../server-parts.ts'
import type { Health } from './health.ts'

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

/** Counts the requests that have come and were not wholly answered yet. */
export class RequestsInFlight {
  #count = 0
  #lastAtMs = Number.NEGATIVE_INFINITY
  #onIdle: (() => void) | undefined

  /** @param isProbe paths by which others ask how the server is: they go on asking a server that nobody sends work to */
  constructor(app: FastifyInstance, isProbe: (path: string) => boolean) {
    app.addHook('onRequest', (request, _reply, done) => {
      this.#count++
      if (!isProbe(request.url)) this.#lastAtMs = performance.now()
      done()
    })
    // Also called when the client went away.
    app.addHook('onResponse', (_request, _reply, done) => {
      this.#count--
      if (this.#count === 0) this.#onIdle?.()
      done()
    })
  }

  get count(): number {
    return this.#count
  }

  /** Resolves once none is left and from now on none but probes has come for `quietMs`, or after `longestMs`. */
  async quiet(quietMs: number, longestMs: number): Promise<void> {
    const startedMs = performance.now()
    const endMs = startedMs + longestMs
    for (;;) {
      await this.#idle(endMs - performance.now())
      const quietAtMs = Math.max(this.#lastAtMs, startedMs) + quietMs
      const leftMs = Math.min(quietAtMs, endMs) - performance.now()
      if (leftMs <= 0) return
      await sleep(leftMs)
    }
  }

  /** Resolves once none is left, or after `longestMs`. */
  async #idle(longestMs: number): Promise<void> {
    if (this.#count === 0) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, longestMs)
      this.#onIdle = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.#onIdle = undefined
  }
}
