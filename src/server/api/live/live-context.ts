import { randomUUID } from 'node:crypto'
import { type Deadline, startDeadline } from '../../../graph/deadline.ts'
import { type RequestContext, requestContext } from '../context.ts'
import type { ServerParts } from '../server-parts.ts'

/** The context of a subscription: of one request after the other, each with a clock, deadline and loaders of its own. */
export class LiveContext implements RequestContext {
  readonly parts: ServerParts
  #deadline: Deadline
  #current: RequestContext

  constructor(parts: ServerParts) {
    this.parts = parts
    this.#deadline = startDeadline(parts.settings.requestDeadlineMs)
    this.#current = this.#open()
  }

  /** From here on it is the next request's. */
  renew(): void {
    this.#deadline.end()
    this.#deadline = startDeadline(this.parts.settings.requestDeadlineMs)
    this.#current = this.#open()
  }

  get principal() {
    return this.#current.principal
  }

  get requestId() {
    return this.#current.requestId
  }

  get nowMs() {
    return this.#current.nowMs
  }

  get signal() {
    return this.#current.signal
  }

  get loaders() {
    return this.#current.loaders
  }

  #open(): RequestContext {
    return requestContext(this.parts, { requestId: randomUUID(), deadline: this.#deadline })
  }
}
