import { LRUCache } from 'lru-cache'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Principal } from '../../access/principal.ts'
import { addressFacts } from './http/client-address.ts'

/** Points a minute. A document costs about the number of objects of its response. */
export interface RateLimitSettings {
  /** Of a caller without the scope `server`: a key and its user, or an address. */
  readonly rateLimit: number
  /** Of a key with the scope `server`. */
  readonly serverRateLimit: number
  /** Of all callers at one address, apart from keys with the scope `server`. */
  readonly addressRateLimit: number
}

/** Points of a key in the running minute. */
export interface Counted {
  readonly points: number
  /** When counting starts again. */
  readonly resetMs: number
}

/** Counts points by key. In memory by default; a store that several processes share can take its place. */
export interface PointCounter {
  /** Adds points; a count starts again some seconds after its first point, by default a minute. */
  add(key: string, points: number, seconds?: number): Promise<Counted>
}

/** By default, counts last this long. */
export const WINDOW_SECONDS = 60

/** Counts in the memory of this process. */
export function countInMemory(): PointCounter {
  // It only counts: each key has a limit of its own.
  const limiter = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: WINDOW_SECONDS })
  return {
    async add(key, points, seconds = WINDOW_SECONDS) {
      const options = { customDuration: seconds }
      const { consumedPoints, msBeforeNext } = await limiter.penalty(key, points, options)
      return { points: consumedPoints, resetMs: msBeforeNext }
    },
  }
}

/** What a caller is charged for a document that is not executed. */
export const REFUSED_COST = 20

/** Failed sign-ins of one address a minute. */
const MAX_FAILURES = 20

/** Follows, blocks, mutes and dismissals of people by one user in an hour, and the ends of them. */
const MAX_TIES = 100
const TIE_WINDOW_SECONDS = 3_600

/** One limit. */
export interface Bucket {
  readonly name: 'caller' | 'address'
  readonly key: string
  readonly limit: number
}

/** A limit after points were added; below 0 points are left if it was exceeded. */
export type FilledBucket = Bucket & { readonly remaining: number; readonly resetMs: number }

/** The limit that is closest to its end, after one request. */
export interface RateLimitState {
  /** Points a minute. */
  readonly limit: number
  readonly remaining: number
  /** When all points are there again. */
  readonly resetMs: number
  /** Points of the request so far. */
  readonly cost: number
}

/** The limits of one request. */
export class Quota {
  readonly #limits: RateLimits
  readonly #buckets: readonly Bucket[]
  #filled: readonly FilledBucket[] = []
  #cost = 0

  constructor(limits: RateLimits, buckets: readonly Bucket[]) {
    this.#limits = limits
    this.#buckets = buckets
  }

  /** The caller: a key and its user, or an address. */
  get caller(): string {
    return this.#buckets[0]?.key ?? ''
  }

  /** The network of a caller without the scope `server`; null of others. */
  get network(): string | null {
    return this.#buckets.find(({ name }) => name === 'address')?.key ?? null
  }

  /** True if a limit was reached before this request. Needs no counting, so that a refusal costs nothing. */
  get isUsedUp(): boolean {
    return this.#buckets.some(({ key }) => this.#limits.usedUpMs(key) !== null)
  }

  /** True after `charge`. */
  get isCharged(): boolean {
    return this.#cost > 0
  }

  /**
   * Charges the request. Fractions round up, and every request costs something.
   *
   * @returns false if it is over a limit
   */
  async charge(cost: number): Promise<boolean> {
    this.#cost = Math.max(1, Math.ceil(cost))
    this.#filled = await Promise.all(this.#buckets.map((bucket) => this.#limits.fill(bucket, this.#cost)))
    return this.#filled.every(({ remaining }) => remaining >= 0)
  }

  /** Counts a change of a tie. @returns milliseconds until the user may change more; null if they may change this one */
  async tieRetryMs(userId: string): Promise<number | null> {
    // One count for whatever key.
    const bucket = { name: 'caller', key: `ties ${userId}`, limit: MAX_TIES } as const
    const { remaining, resetMs } = await this.#limits.fill(bucket, 1, TIE_WINDOW_SECONDS)
    return remaining < 0 ? resetMs : null
  }

  /** For clients: the limit with the fewest points left. */
  get state(): RateLimitState {
    const { limit, remaining, resetMs } = this.#now.reduce((a, b) => (b.remaining < a.remaining ? b : a))
    return { limit, remaining: Math.max(0, remaining), resetMs, cost: this.#cost }
  }

  /** `RateLimit` and `RateLimit-Policy` of the IETF draft, and `Retry-After` if the request is over a limit. */
  get headers(): RateLimitHeaders {
    let [rateLimit, policy, retryMs] = ['', '', 0]
    for (const { name, limit, remaining, resetMs } of this.#now) {
      const before = rateLimit === '' ? '' : ', '
      rateLimit += `${before}"${name}";r=${Math.max(0, remaining)};t=${seconds(resetMs)}`
      policy += `${before}"${name}";q=${limit};w=${WINDOW_SECONDS}`
      if (remaining < 0) retryMs = Math.max(retryMs, resetMs)
    }
    const headers = { ratelimit: rateLimit, 'ratelimit-policy': policy }
    return retryMs === 0 ? headers : { ...headers, 'retry-after': String(seconds(retryMs)) }
  }

  /** The buckets after `charge`, or those that refuse the request before. */
  get #now(): readonly FilledBucket[] {
    if (this.#filled.length > 0) return this.#filled
    return this.#buckets.map((bucket) => {
      const resetMs = this.#limits.usedUpMs(bucket.key)
      return { ...bucket, remaining: resetMs === null ? bucket.limit : -1, resetMs: resetMs ?? 0 }
    })
  }
}

/** Response headers by name. */
export interface RateLimitHeaders {
  readonly ratelimit: string
  readonly 'ratelimit-policy': string
  readonly 'retry-after'?: string
}

function seconds(ms: number): number {
  return Math.ceil(ms / 1000)
}

/** Buckets that are remembered as used up; the counter still knows of others. */
const MAX_USED_UP = 10_000

/** The limits of a server. */
export class RateLimits {
  readonly #settings: RateLimitSettings
  readonly #counter: PointCounter
  /** When buckets that are used up have points again, epoch milliseconds. */
  readonly #usedUp = new LRUCache<string, number>({ max: MAX_USED_UP })

  constructor(settings: RateLimitSettings, counter: PointCounter = countInMemory()) {
    this.#settings = settings
    this.#counter = counter
  }

  /** The quota of a request; null without a limit, for the operator on this machine. */
  quotaOf({ keyName, scopes, userId }: Principal, address: string): Quota | null {
    const { rateLimit, serverRateLimit, addressRateLimit } = this.#settings
    const { network, isLoopback } = addressFacts(address)
    if (keyName === null && isLoopback && scopes.has('admin')) return null
    const isServer = scopes.has('server')
    // Callers without a user share a browser key: each address counts alone.
    const owner = userId !== null ? ['user', userId] : isServer ? ['key'] : ['address', network]
    const key = JSON.stringify([keyName, ...owner])
    if (isServer) return new Quota(this, [{ name: 'caller', key, limit: serverRateLimit }])
    return new Quota(this, [
      { name: 'caller', key, limit: rateLimit },
      { name: 'address', key: network, limit: addressRateLimit },
    ])
  }

  /** Adds points to a bucket. */
  async fill(bucket: Bucket, points: number, seconds?: number): Promise<FilledBucket> {
    const counted = await this.#counter.add(bucket.key, points, seconds)
    const remaining = bucket.limit - counted.points
    if (remaining <= 0) this.#usedUp.set(bucket.key, Date.now() + counted.resetMs)
    return { ...bucket, remaining, resetMs: counted.resetMs }
  }

  /** Milliseconds until a bucket has points again; null if it has some. */
  usedUpMs(key: string): number | null {
    const leftMs = (this.#usedUp.get(key) ?? 0) - Date.now()
    return leftMs > 0 ? leftMs : null
  }

  /**
   * Counts a failed sign-in.
   *
   * @returns milliseconds until the address may fail again; null if it may
   */
  async signInFailed(address: string): Promise<number | null> {
    const { points, resetMs } = await this.#counter.add(`failed ${addressFacts(address).network}`, 1)
    return points > MAX_FAILURES ? resetMs : null
  }
}
