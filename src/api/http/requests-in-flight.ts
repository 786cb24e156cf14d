import type { FastifyInstance } from 'fastify'

/** Counts the requests that have come and were not wholly answered yet. */
export class RequestsInFlight {
  #count = 0
  #onIdle: (() => void) | undefined

  constructor(app: FastifyInstance) {
    app.addHook('onRequest', async () => {
      this.#count++
    })
    // Also called when the client went away.
    app.addHook('onResponse', async () => {
      this.#count--
      if (this.#count === 0) this.#onIdle?.()
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
