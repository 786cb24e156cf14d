import { randomUUID } from 'node:crypto'
import { RateLimiterRedis } from 'rate-limiter-flexible'
import type { SharedStore } from '../../platform/shared-store.ts'
import { countInMemory, type PointCounter, WINDOW_SECONDS } from './rate-limits.ts'

/** The processes that count, by the time of their last sign. */
const PROCESSES = 'attune:p1'

/** How often a process gives a sign, and after how long without one it does not count any more, milliseconds. */
const SIGN_EVERY_MS = 2_000
const GONE_AFTER_MS = 3 * SIGN_EVERY_MS

/** A counter that ends with its server. */
export interface SharedCounter extends PointCounter {
  close(): void
}

/**
 * Counts in a store that several processes share. While it is away, each process counts alone, and every point as one of each
 * process that shared it: together they allow no more than the limit.
 */
export function countInStore(store: SharedStore): SharedCounter {
  const shared = new RateLimiterRedis({
    storeClient: store.client,
    keyPrefix: 'attune:r1',
    // It only counts: each key has a limit of its own.
    points: Number.MAX_SAFE_INTEGER,
    duration: WINDOW_SECONDS,
  })
  const alone = countInMemory()
  const id = randomUUID()
  let processes = 1
  const giveSign = async () => {
    const now = Date.now()
    await store.run((client) => client.zadd(PROCESSES, now, id))
    await store.run((client) => client.zremrangebyscore(PROCESSES, 0, now - GONE_AFTER_MS))
    processes = Math.max(1, await store.run((client) => client.zcard(PROCESSES)))
  }
  const sign = () => void giveSign().catch(() => undefined)
  sign()
  const signing = setInterval(sign, SIGN_EVERY_MS).unref()
  return {
    async add(key, points, seconds = WINDOW_SECONDS) {
      try {
        const options = { customDuration: seconds }
        const counted = await store.run(() => shared.penalty(store.nameOf(key), points, options))
        return { points: counted.consumedPoints, resetMs: counted.msBeforeNext }
      } catch {
        return alone.add(key, points * processes, seconds)
      }
    },
    close: () => clearInterval(signing),
  }
}
