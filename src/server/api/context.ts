import { randomUUID } from 'node:crypto'
import type { Principal } from '../../access/access.ts'
import { type Deadline, startDeadline } from '../../graph/deadline.ts'
import { type Loaders, openLoaders } from './loaders.ts'
import type { ServerParts } from './server-parts.ts'

/** The context that every resolver of one request gets. */
export interface RequestContext {
  readonly principal: Principal
  /** In every log line, error and response header of this request. */
  readonly requestId: string
  /** When the request arrived, epoch milliseconds. Resolvers use no other clock. */
  readonly nowMs: number
  /** Aborts at the deadline, or when the client disconnects. */
  readonly signal: AbortSignal
  /** Batched reads. They read again what was read before `forgetReads`. */
  readonly loaders: Loaders
  readonly parts: ServerParts
  /** After a write of this request: later reads include it. */
  forgetReads(): void
}

export interface RequestOrigin {
  readonly requestId: string
  readonly deadline: Pick<Deadline, 'signal'>
}

/** A context for one request, with its own loaders. */
export function requestContext(parts: ServerParts, origin: RequestOrigin): RequestContext {
  return new LazyContext(parts, origin)
}

/**
 * Creates signal and loaders on first use, because most mutations need neither. Apollo copies the own fields of a context:
 * the getters are on the prototype, and `made` is one object that all copies share.
 */
class LazyContext implements RequestContext {
  readonly principal: Principal
  readonly requestId: string
  readonly nowMs: number
  readonly parts: ServerParts
  readonly deadline: Pick<Deadline, 'signal'>
  readonly made: { loaders?: Loaders; hasWritten?: boolean } = {}

  constructor(parts: ServerParts, { requestId, deadline }: RequestOrigin) {
    this.principal = { kind: parts.settings.operatorAccess ? 'local-operator' : 'anonymous' }
    this.requestId = requestId
    this.nowMs = parts.nowMs()
    this.parts = parts
    this.deadline = deadline
  }

  get signal(): AbortSignal {
    return this.deadline.signal
  }

  get loaders(): Loaders {
    this.made.loaders ??= openLoaders(this.parts, {
      nowMs: this.nowMs,
      signal: this.signal,
      mayLag: this.made.hasWritten !== true,
    })
    return this.made.loaders
  }

  forgetReads(): void {
    this.made.hasWritten = true
    delete this.made.loaders
  }
}

/** The context of a subscription. Each list is a request of its own, with its own clock, deadline and loaders. */
export class LiveContext implements RequestContext {
  readonly parts: ServerParts
  #deadline: Deadline
  #current: RequestContext

  constructor(parts: ServerParts) {
    this.parts = parts
    this.#deadline = startDeadline(parts.settings.requestDeadlineMs)
    this.#current = this.#open()
  }

  /** Starts the next request. */
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

  forgetReads(): void {
    this.#current.forgetReads()
  }

  #open(): RequestContext {
    return requestContext(this.parts, { requestId: randomUUID(), deadline: this.#deadline })
  }
}
