import { LRUCache } from 'lru-cache'
import type { ItemConditions } from './allowed-items.ts'
import type { SeenEvents, ServedPool } from './serving/served-lists.ts'
import type { RankedResponse, SourceResponse } from './sources/gather.ts'
import type { SourceQuery } from './sources/source-query.ts'

/** A pool, and what pages of its lists are read with. */
export interface MadePool<Response extends RankedResponse = RankedResponse> {
  readonly pool: ServedPool
  readonly responses: readonly Response[]
  readonly conditions: ItemConditions | null
  /** False: an item may be missing or too many, because the catalog has changed a moment ago. */
  readonly isOfRevision: boolean
}

export interface KeptPoolsOptions {
  /** Size of the cache, estimated, bytes. */
  readonly mostBytes: number
  /** How long a pool may miss changes by others, milliseconds. */
  readonly maxAgeMs: number
  /** How far the time and the newest event may be from those of the pool, milliseconds. Default one minute. */
  readonly lifetimeMs?: number
}

/**
 * Ages change every score, charts and availability change with time, and a pool takes no notice. In a minute, the shortest
 * half-life of a policy changes a weight by less than a thousandth.
 */
export const POOL_LIFETIME_MS = 60_000

/** A pool that is kept. */
export interface KeptPool {
  readonly made: MadePool
  /** See `bytesOf`. */
  readonly bytes: number
  readonly nowMs: number
  readonly clockMs: number
  readonly seen: SeenEvents
  /** When the etags were compared, by the monotonic clock. */
  readonly checkedMs: number
}

/** An LRU cache of the pools of lists. A key holds all that a request reads of its viewer: another state is another key. */
export class KeptPools {
  readonly maxAgeMs: number
  readonly #lifetimeMs: number
  readonly #pools: LRUCache<string, KeptPool>

  constructor({ mostBytes, maxAgeMs, lifetimeMs = POOL_LIFETIME_MS }: KeptPoolsOptions) {
    this.maxAgeMs = maxAgeMs
    this.#lifetimeMs = lifetimeMs
    this.#pools = new LRUCache({
      maxSize: mostBytes,
      sizeCalculation: ({ bytes }) => bytes,
      // Pools name people: none stays in memory longer than it can serve.
      ttl: lifetimeMs,
      ttlAutopurge: true,
    })
  }

  get(key: string, { nowMs, clockMs }: SourceQuery): KeptPool | undefined {
    const kept = this.#pools.get(key)
    const isNear = (one: number, other: number) => Math.abs(one - other) <= this.#lifetimeMs
    return kept && isNear(kept.nowMs, nowMs) && isNear(kept.clockMs, clockMs) ? kept : undefined
  }

  /** @param isRenewed whether the same pool was compared once more: its lifetime does not begin again */
  put(key: string, pool: KeptPool, isRenewed = false): void {
    this.#pools.set(key, pool, { noUpdateTTL: isRenewed })
  }
}

/** Bytes of an item of a pool with its contributions and evidence. */
const ITEM_BYTES = 1_500

/** Bytes of an item that a source has scored: 17 in a walk, and 29 once the people behind the items are counted. */
const SCORED_BYTES = 50

/** The memory of a pool once it is kept, estimated. What caches of sources share with it is not counted. */
export function bytesOf({ pool, responses }: MadePool<SourceResponse>): number {
  const scored = responses.reduce((sum, { proposals }) => sum + proposals.ranking.size, 0)
  return pool.items.length * ITEM_BYTES + scored * SCORED_BYTES + ITEM_BYTES
}
