import type { FastifyInstance } from 'fastify'

/** Counts the requests that have come and were not wholly answered yet. */
export class RequestsInFlight {
  #count = 0
  #onIdle: (() => void) | undefined

  constructor(app: FastifyInstance) {
    app.addHook('onRequest', (_request, _reply, done) => {
      this.#count++
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

  /** Resolves once none is left, or after `longestMs`. */
  async idle(longestMs: number): Promise<void> {
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
