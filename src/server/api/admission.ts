import type { IncomingMessage } from 'node:http'
import type { Credentials } from '../../access/access-control.ts'
import type { Principal } from '../../access/principal.ts'
import { TokenExpired } from '../../access/user-tokens.ts'
import { AttuneError } from '../../domain/errors.ts'
import { addressFacts, type ClientAddress, clientAddressBehind } from './http/client-address.ts'
import { type Quota, RateLimits } from './rate-limits.ts'
import type { ServerParts } from './server-parts.ts'

/** Who sends a request, and what they may still spend. */
export interface Caller {
  readonly principal: Principal
  /** Null without a limit. */
  readonly quota: Quota | null
}

/** A request over a limit: code `BUSY`, with status 429 over HTTP. */
export class RateLimited extends AttuneError {
  /** When points are there again, in milliseconds. */
  readonly retryMs: number
  readonly headers: Readonly<Record<string, string>>

  constructor(message: string, retryMs: number, headers: Readonly<Record<string, string>> = {}) {
    const seconds = String(Math.ceil(retryMs / 1000))
    super('BUSY', message, { hint: `try again in ${seconds} s` })
    this.retryMs = retryMs
    this.headers = { 'retry-after': seconds, ...headers }
  }
}

/** The credentials in the headers of a request. */
export function credentialsOf({ headers }: IncomingMessage): Credentials {
  return {
    apiKey: header(headers['x-api-key']),
    authorization: header(headers.authorization),
    origin: header(headers.origin),
  }
}

/** A header that was sent once; a repeated one is as good as a wrong one. An empty one is absent: the IDE sends it so. */
function header(value: string | string[] | undefined): string | null {
  return value === undefined || value === '' ? null : String(value)
}

type AdmissionParts = Pick<ServerParts, 'access' | 'nowMs' | 'settings' | 'counter'>

/** Finds the caller of each request, and refuses those over their limits. */
export class Admission {
  readonly #parts: Pick<ServerParts, 'access' | 'nowMs'>
  readonly #limits: RateLimits
  readonly #addressOf: ClientAddress

  constructor({ access, nowMs, settings, counter }: AdmissionParts) {
    this.#parts = { access, nowMs }
    this.#limits = new RateLimits(settings, counter)
    this.#addressOf = clientAddressBehind(settings.trustedProxies)
  }

  /**
   * The caller. Rejects with AttuneError `UNAUTHENTICATED` or `UNAVAILABLE`, and with `RateLimited` for too many failures from
   * one address or for a used-up limit. A right key is admitted whatever others at its address got wrong.
   *
   * @param visitorId whom the request is about: a caller without a user token has the limit of this visitor
   */
  async admit(
    credentials: Credentials,
    request: IncomingMessage,
    visitorId: string | null = null,
  ): Promise<Caller> {
    const address = this.#addressOf(request)
    const principal = await this.authenticate(credentials, request)
    const quota = this.#limits.quotaOf({ ...principal, userId: principal.userId ?? visitorId }, address)
    if (quota?.isUsedUp) throw overLimit(quota)
    return { principal, quota }
  }

  /** The network of the client, for limits. */
  networkOf(request: IncomingMessage): string {
    return addressFacts(this.#addressOf(request)).network
  }

  /** The caller, whatever they have spent. Rejects as `admit` does for wrong credentials. */
  async authenticate(credentials: Credentials, request: IncomingMessage): Promise<Principal> {
    const { access, nowMs } = this.#parts
    try {
      return await access.principalOf(credentials, nowMs())
    } catch (error) {
      const isSent = credentials.apiKey !== null || credentials.authorization !== null
      // No guess: the tokens of all users behind one address can expire at once.
      if (error instanceof TokenExpired) throw error
      if (!(error instanceof AttuneError) || error.code !== 'UNAUTHENTICATED' || !isSent) throw error
      const retryMs = await this.#limits.signInFailed(this.#addressOf(request))
      if (retryMs === null) throw error
      throw new RateLimited('too many wrong keys or tokens from this address', retryMs)
    }
  }
}

/**
 * Charges a request.
 *
 * @throws RateLimited rejects with it if the request is over a limit
 */
export async function charge(quota: Quota | null, cost: number): Promise<void> {
  if (quota && !(await quota.charge(cost))) throw overLimit(quota)
}

function overLimit(quota: Quota): RateLimited {
  const { limit, resetMs } = quota.state
  return new RateLimited(`the limit of ${limit} points a minute is used up`, resetMs, { ...quota.headers })
}
