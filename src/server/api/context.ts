import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { ANONYMOUS, type Principal } from '../../access/principal.ts'
import type { Asker } from '../../domain/recommendation.ts'
import { type Deadline, startDeadline } from '../../graph/deadline.ts'
import type { Caller } from './admission.ts'
import { type Loaders, openLoaders } from './loaders.ts'
import type { Quota } from './rate-limits.ts'
import type { ServerParts } from './server-parts.ts'

/** The context that every resolver of one request gets. */
export interface RequestContext {
  readonly principal: Principal
  /** What the caller may still spend; null without a limit. */
  readonly quota: Quota | null
  /** In every log line, error and response header of this request. */
  readonly requestId: string
  /** When the request arrived, epoch milliseconds. Resolvers use no other clock. */
  readonly nowMs: number
  /** Aborts at the deadline, or when the client disconnects. */
  readonly signal: AbortSignal
  /** Batched reads. They read again what was read before `forgetReads`. */
  readonly loaders: Loaders
  readonly parts: ServerParts
  /** The request has the header `Sec-GPC: 1`: nothing is shared for it. */
  readonly isOptedOut: boolean
  /** The arguments of the request are in its URL, which access logs have. */
  readonly isInUrl: boolean
  /** After a write of this request: later reads include it. */
  forgetReads(): void
  /** Gives the request more time. */
  extendDeadline(byMs: number): void
}

export interface RequestOrigin {
  readonly requestId: string
  readonly deadline: Pick<Deadline, 'signal' | 'extend'>
  readonly principal: Principal
  readonly quota: Quota | null
  /** See `RequestContext`; default false. */
  readonly isOptedOut?: boolean
  /** See `RequestContext`; default false. */
  readonly isInUrl?: boolean
}

/** Whether the headers of a request have the signal of Global Privacy Control. */
export function optsOut(headers: IncomingHttpHeaders): boolean {
  return headers['sec-gpc'] === '1'
}

/** Who the lists of a request are for. Callers without a limit are one caller. */
export function askerOf({ quota, requestId }: Pick<RequestContext, 'quota' | 'requestId'>): Asker {
  return { caller: quota?.caller ?? '', document: requestId }
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
  readonly quota: Quota | null
  readonly requestId: string
  readonly nowMs: number
  readonly parts: ServerParts
  readonly deadline: Pick<Deadline, 'signal' | 'extend'>
  readonly isOptedOut: boolean
  readonly isInUrl: boolean
  readonly made: { loaders?: Loaders; hasWritten?: boolean } = {}

  constructor(
    parts: ServerParts,
    { requestId, deadline, principal, quota, isOptedOut = false, isInUrl = false }: RequestOrigin,
  ) {
    this.principal = principal
    this.quota = quota
    this.requestId = requestId
    this.nowMs = parts.nowMs()
    this.parts = parts
    this.deadline = deadline
    this.isOptedOut = isOptedOut
    this.isInUrl = isInUrl
  }

  get signal(): AbortSignal {
    return this.deadline.signal
  }

  get loaders(): Loaders {
    this.made.loaders ??= openLoaders(this.parts, {
      viewerId: this.principal.userId,
      nowMs: this.nowMs,
      signal: this.signal,
      mayLag: this.made.hasWritten !== true,
      crowdsOnly: !this.principal.scopes.has('server'),
    })
    return this.made.loaders
  }

  forgetReads(): void {
    this.made.hasWritten = true
    delete this.made.loaders
  }

  extendDeadline(byMs: number): void {
    this.deadline.extend(byMs)
  }
}

/**
 * The context of a subscription. Each list is a request of its own, with its own clock, deadline and loaders, whose caller is
 * checked and charged.
 */
export class LiveContext implements RequestContext {
  readonly parts: ServerParts
  readonly isOptedOut: boolean
  readonly isInUrl = false
  readonly #admit: () => Promise<Caller>
  #deadline: Deadline
  #current: RequestContext

  /** @param admit checks and charges the caller of a list */
  constructor(parts: ServerParts, admit: () => Promise<Caller>, isOptedOut = false) {
    this.parts = parts
    this.#admit = admit
    this.isOptedOut = isOptedOut
    this.#deadline = startDeadline(parts.settings.requestDeadlineMs)
    this.#current = this.#open({ principal: ANONYMOUS, quota: null })
  }

  /**
   * Starts the next request. Rejects with `AttuneError` `UNAUTHENTICATED` if the key or the token has ended, and with
   * `RateLimited` if a limit is used up.
   */
  async renew(): Promise<void> {
    const caller = await this.#admit()
    this.#deadline.end()
    this.#deadline = startDeadline(this.parts.settings.requestDeadlineMs)
    this.#current = this.#open(caller)
  }

  get principal() {
    return this.#current.principal
  }

  get quota() {
    return this.#current.quota
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

  extendDeadline(byMs: number): void {
    this.#current.extendDeadline(byMs)
  }

  #open(caller: Caller): RequestContext {
    return requestContext(this.parts, {
      requestId: randomUUID(),
      deadline: this.#deadline,
      ...caller,
      isOptedOut: this.isOptedOut,
    })
  }
}
