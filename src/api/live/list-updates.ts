import { setTimeout as sleep } from 'node:timers/promises'
import type { Following } from './user-changes.ts'

/** Shortest time between two lists: changes in between become one. */
const MIN_INTERVAL_MS = 500

/** A list that has not seen what changed, as while the graph is away, is asked for again after this long. */
const UNSEEN_PAUSE_MS = 2_000

/**
 * A list at once and after every change, again until it has seen the change. `return` ends it also while it waits, so that
 * nothing is left behind.
 */
export function listUpdates<T extends { readonly sawAtLeast: boolean }>(
  following: Following,
  ask: (watermark: string | null) => Promise<T>,
  unseenPauseMs = UNSEEN_PAUSE_MS,
): AsyncIterableIterator<T> {
  let isFirst = true
  const ending = new AbortController()
  return {
    async next() {
      if (isFirst) {
        isFirst = false
        return { done: false, value: await ask(null) }
      }
      await sleep(MIN_INTERVAL_MS, undefined, { signal: ending.signal }).catch(() => undefined)
      const watermark = await following.next()
      if (watermark === null) return { done: true, value: undefined }
      const value = await ask(watermark)
      if (!value.sawAtLeast) following.repeat(watermark, unseenPauseMs)
      return { done: false, value }
    },
    async return() {
      ending.abort()
      following.end()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
